//! Registrations, for the organ's officers and manager and for the supervisor of the region.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use serde::Deserialize;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::desk::acts::withdraw_registration::WithdrawRegistration;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::trail::{self, Reading};
use crate::http::kit::{desk_act, format, problems};
use crate::registration::view::lists::{self, MOST, USUAL};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::derived::registration_scope::Sight;
use crate::wire::desk::WithdrawRequest;
use crate::wire::problem::Problem as Wire;
use crate::wire::visits::{RegistrationList, RegistrationView};

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(get_registrations)
        .service(get_registration)
        .service(withdraw);
}

#[derive(Deserialize)]
struct ListQuery {
    before: Option<String>,
    limit: Option<u32>,
}

/// Latest first: an officer's or manager's own organ's, a supervisor's region's.
#[utoipa::path(tag = "registrations", params(
    ("before" = Option<String>, Query, description = "of the page before"),
    ("limit" = Option<u32>, Query, description = "1 to 100, 20 unless given"),
), responses(
    (status = 200, body = RegistrationList),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 503, body = Wire),
))]
#[get("/api/v1/registrations")]
async fn get_registrations(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<ListQuery>,
) -> Result<Json<RegistrationList>, Problem> {
    let sight = sight(&caller)?;
    let of = sight.place().to_owned();
    let before = lists::read_place(asked.before.as_deref()).ok_or_else(|| {
        Problem::from(problems::MALFORMED).because("before: not of an earlier page")
    })?;
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let page = state
        .store
        .read(move |c| lists::page(c, &sight, before, limit))
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    let ids = page.items.iter().map(|one| one.id.as_str());
    let reading = Reading::new("registrations_read", Some(of), ids);
    trail::note(&state, &caller, reading).await?;
    Ok(Json(page))
}

/// One of them; 404 where it is not in the caller's scope.
#[utoipa::path(tag = "registrations", params(("id" = String, Path)), responses(
    (status = 200, body = RegistrationView),
    (status = 401, body = Wire), (status = 403, body = Wire), (status = 404, body = Wire),
    (status = 503, body = Wire),
))]
#[get("/api/v1/registrations/{id}")]
async fn get_registration(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Json<RegistrationView>, Problem> {
    let (sight, id) = (sight(&caller)?, id.into_inner());
    let found = state
        .store
        .read(move |c| lists::one(c, &sight, id))
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    let found = found.ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
    let (of, ids) = (found.id.clone(), [found.id.as_str()]);
    let reading = Reading::new("registration_read", Some(of), ids.into_iter());
    trail::note(&state, &caller, reading).await?;
    Ok(Json(found))
}

/// Withdraws it: for the manager of its organ. It stays in every list, struck through, and is void to the rules.
#[utoipa::path(tag = "registrations", params(("id" = String, Path)), request_body = WithdrawRequest, responses(
    (status = 204),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 404, body = Wire), (status = 409, body = Wire), (status = 503, body = Wire),
))]
#[post("/api/v1/registrations/{id}/withdraw")]
async fn withdraw(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
    asked: Json<WithdrawRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        Ok(WithdrawRegistration {
            registration: id.into_inner(),
            reason: format::reason(&asked.reason)?,
        })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Whose registrations the caller sees.
pub(crate) fn sight(caller: &Caller) -> Result<Sight, Problem> {
    match caller.of_organ() {
        Ok(post) => Ok(Sight::Organ(post.clone())),
        Err(_) => Ok(Sight::Region(caller.supervisor()?.clone())),
    }
}
