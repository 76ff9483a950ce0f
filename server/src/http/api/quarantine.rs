//! What is held or was set aside: listed for the supervisor of the region and the organ's manager, decided about by the
//! supervisor.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use serde::Deserialize;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::desk::acts::decide_quarantined::{AcceptQuarantined, RefuseQuarantined};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::trail::{self, Reading};
use crate::http::kit::{desk_act, format, problems};
use crate::quarantine::list;
use crate::record::jws::read_hash;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::derived::registration_scope::Sight;
use crate::wire::aside::{AsideList, AsideState, DecideRequest};
use crate::wire::problem::Problem as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_aside).service(accept).service(refuse);
}

#[derive(Deserialize)]
struct ListQuery {
    state: Option<AsideState>,
    before: Option<String>,
}

/// What is held or was set aside, latest first, 50 a page: a supervisor's of its region, a manager's of its own organ.
#[utoipa::path(tag = "aside", params(
    ("state" = Option<AsideState>, Query, description = "`waiting` unless given"),
    ("before" = Option<String>, Query, description = "of the page before"),
), responses(
    (status = 200, body = AsideList),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 503, body = Wire),
))]
#[get("/api/v1/aside")]
async fn get_aside(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<ListQuery>,
) -> Result<Json<AsideList>, Problem> {
    let sight = match caller.supervisor() {
        Ok(area) => Sight::Region(area.clone()),
        Err(_) => Sight::Organ(caller.manager()?.clone()),
    };
    let of = sight.place().to_owned();
    let before = list::read_place(asked.before.as_deref()).ok_or_else(|| {
        Problem::from(problems::MALFORMED).because("before: not of an earlier page")
    })?;
    let which = asked.state.unwrap_or(AsideState::Waiting);
    let page = state
        .store
        .read(move |c| list::page(c, &sight, which, before))
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    let hashes = page.items.iter().map(|one| one.hash.as_str());
    let reading = Reading::new("aside_read", Some(of), hashes);
    trail::note(&state, &caller, reading).await?;
    Ok(Json(page))
}

/// Lets it count: a held one with the mark `gap`, one that was set aside with the mark `released`, as of its first
/// arrival. 409 says what is in the way. For the supervisor.
#[utoipa::path(tag = "aside", params(("hash" = String, Path)), request_body = DecideRequest, responses(
    (status = 204),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 404, body = Wire), (status = 409, body = Wire), (status = 503, body = Wire),
))]
#[post("/api/v1/aside/{hash}/accept")]
async fn accept(
    state: Data<AppState>,
    caller: Caller,
    hash: Path<String>,
    asked: Json<DecideRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        let (hash, reason) = decision(&hash, &asked)?;
        Ok(AcceptQuarantined { hash, reason })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// It never counts; its bytes are kept. For the supervisor.
#[utoipa::path(tag = "aside", params(("hash" = String, Path)), request_body = DecideRequest, responses(
    (status = 204),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 404, body = Wire), (status = 409, body = Wire), (status = 503, body = Wire),
))]
#[post("/api/v1/aside/{hash}/refuse")]
async fn refuse(
    state: Data<AppState>,
    caller: Caller,
    hash: Path<String>,
    asked: Json<DecideRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        let (hash, reason) = decision(&hash, &asked)?;
        Ok(RefuseQuarantined { hash, reason })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn decision(hash: &str, asked: &DecideRequest) -> Result<([u8; 32], String), Problem> {
    let hash = read_hash(hash).ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
    Ok((hash, format::reason(&asked.reason)?))
}
