//! The keys that were enrolled for a person.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use uuid::Uuid;

use crate::http::api::devices::readers::READERS;
use crate::http::kit::caller::Caller;
use crate::http::kit::format;
use crate::http::kit::list::{found, listed_by};
use crate::http::kit::problem::Problem;
use crate::record::jws::write_hash;
use crate::state::AppState;
use crate::store::Db;
use crate::store::evidence::enrolments::Enrolment;
use crate::wire::devices::{DeviceList, DeviceView};
use crate::wire::texts::IdText;

listed_by!(DeviceList, kid);

/// The keys that were enrolled for a person. For the manager of the organ that they act for, and for administrators.
#[utoipa::path(tag = "people", params(("id" = inline(IdText), Path)), responses(
    (status = 200, body = DeviceList), (status = 403),
))]
#[get("/api/v1/people/{id}/devices")]
pub(crate) async fn get_devices(
    state: Data<AppState>,
    caller: Caller,
    person: Path<Uuid>,
) -> Result<Json<DeviceList>, Problem> {
    let (charge, now) = (caller.audience(READERS)?.people()?, state.clock.now());
    let person = person.into_inner().into();
    let read = move |db: &Db| {
        let enrolments = charge.enrolments(db, person, now)?;
        Ok(enrolments.map(|all| DeviceList {
            items: all.iter().map(view).collect(),
        }))
    };
    found(&state, &caller, person.to_string(), "devices_read", read).await
}

fn view(enrolment: &Enrolment) -> DeviceView {
    DeviceView {
        kid: write_hash(&enrolment.kid),
        device: enrolment.device.to_string(),
        grade: enrolment.grade.as_str().to_owned(),
        since: format::instant(enrolment.since),
        revoked_at: enrolment.revoked_at.map(format::instant),
    }
}
