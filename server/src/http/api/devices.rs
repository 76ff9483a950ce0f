//! People and their phones, for the organ's manager and for administrators: seen, and keys revoked.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::desk::acts::revoke_key::RevokeKey;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::trail::{self, Reading};
use crate::http::kit::{desk_act, format, problems};
use crate::record::jws::{read_hash, write_hash};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::people_scope::{Charge, InCharge};
use crate::store::evidence::enrolment::Enrolment;
use crate::wire::devices::{DeviceList, DeviceView, PersonList, PersonView, RevokeRequest};
use crate::wire::problem::Problem as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(get_people)
        .service(get_devices)
        .service(revoke);
}

/// As many as a person looks through; more letters find fewer.
const MOST_FOUND: u32 = 50;

#[derive(Debug, Deserialize, IntoParams)]
struct Asked {
    /// Part of the name, or the beginning of the login; without it, the first by name.
    #[serde(default)]
    q: String,
}

/// People, at most 50: a manager's own organ's, an administrator's all.
#[utoipa::path(tag = "people", params(Asked), responses(
    (status = 200, body = PersonList),
    (status = 401, body = Wire), (status = 403, body = Wire), (status = 503, body = Wire),
))]
#[get("/api/v1/people")]
async fn get_people(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<Asked>,
) -> Result<Json<PersonList>, Problem> {
    let (charge, now) = (charge(&caller)?, state.clock.now());
    let of = charge.place().map(ToOwned::to_owned);
    let found = state
        .store
        .read(move |c| charge.people(c, asked.q.trim(), now, MOST_FOUND))
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    let items: Vec<_> = found.into_iter().map(person_view).collect();
    let ids = items.iter().map(|one| one.id.as_str());
    trail::note(&state, &caller, Reading::new("people_read", of, ids)).await?;
    Ok(Json(PersonList { items }))
}

/// The keys that were enrolled for a person. For the manager of the organ that they act for, and for administrators.
#[utoipa::path(tag = "people", params(("id" = String, Path)), responses(
    (status = 200, body = DeviceList),
    (status = 401, body = Wire), (status = 403, body = Wire), (status = 404, body = Wire),
    (status = 503, body = Wire),
))]
#[get("/api/v1/people/{id}/devices")]
async fn get_devices(
    state: Data<AppState>,
    caller: Caller,
    person: Path<Uuid>,
) -> Result<Json<DeviceList>, Problem> {
    let (charge, now) = (charge(&caller)?, state.clock.now());
    let person = person.into_inner();
    let found = state
        .store
        .read(move |c| charge.enrolments(c, person, now))
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    let found = found.ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
    let items: Vec<_> = found.iter().map(view).collect();
    let ids = items.iter().map(|one| one.kid.as_str());
    let reading = Reading::new("devices_read", Some(person.to_string()), ids);
    trail::note(&state, &caller, reading).await?;
    Ok(Json(DeviceList { items }))
}

/// Revokes a phone's key: what it seals from now on is set aside, what it sealed before stays. Its officer is signed
/// out everywhere, signs in again, and the phone makes a new key.
#[utoipa::path(tag = "people", params(("kid" = String, Path)), request_body = RevokeRequest, responses(
    (status = 204),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 404, body = Wire),
))]
#[post("/api/v1/enrolments/{kid}/revoke")]
async fn revoke(
    state: Data<AppState>,
    caller: Caller,
    kid: Path<String>,
    asked: Json<RevokeRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        let reason = format::reason(&asked.reason)?;
        let kid = read_hash(&kid).ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
        Ok(RevokeKey { kid, reason })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn charge(caller: &Caller) -> Result<Charge, Problem> {
    match caller.administrator() {
        Ok(keeper) => Ok(Charge::Everybody(keeper.clone())),
        Err(_) => Ok(Charge::Organ(caller.manager()?.clone())),
    }
}

fn person_view(found: InCharge) -> PersonView {
    PersonView {
        id: found.id.to_string(),
        name: found.name,
        login: found.login,
        certificate: found.certificate,
        certificate_until: found.certificate_until,
    }
}

fn view(found: &Enrolment) -> DeviceView {
    DeviceView {
        kid: write_hash(&found.kid),
        device: found.device.to_string(),
        grade: found.grade.clone(),
        since: format::instant(found.since),
        revoked_at: found.revoked_at.map(format::instant),
    }
}
