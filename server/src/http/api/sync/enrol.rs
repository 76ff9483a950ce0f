//! A phone's key is enrolled.

use actix_web::post;
use actix_web::web::{Data, Json};

use crate::enrolment::enrol::{EnrolError, Enrolling};
use crate::enrolment::lost_storage::{self, Lost};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;
use crate::wire::sync::{EnrolRequest, EnrolResponse};

/// Enrols this phone's key for the signed-in officer.
#[utoipa::path(tag = "sync", request_body = EnrolRequest, responses(
    (status = 200, body = EnrolResponse), (status = 403), (status = 409), (status = 422), (status = 429),
))]
#[post("/api/v1/sync/enrol")]
pub(crate) async fn enrol(
    state: Data<AppState>,
    caller: Caller,
    asked: Json<EnrolRequest>,
) -> Result<Json<EnrolResponse>, Problem> {
    caller.audience(&[RoleWord::Officer])?;
    let officer = caller.person();
    let lost = Lost::read(&asked.lost)?;
    let real_now = state.clock.real_now();
    let per_day = state.config.keys_per_day;
    let enrolling = Enrolling::check(&state.keys, asked.into_inner(), real_now, per_day)?;
    let (services, clock) = (state.services(), state.clock);
    let answer = state.store.write(move |c| {
        let mut enrolled = enrolling.enrol(c, &services.keys, officer, clock.now())?;
        lost.carry_out(c, &services.packs, &clock, officer)?;
        enrolled.waiting = lost_storage::waiting(c, officer)?;
        Ok::<_, EnrolError>(enrolled)
    });
    Ok(Json(answer.await?))
}
