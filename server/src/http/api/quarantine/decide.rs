//! A record that is held or was set aside is decided about.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};

use crate::desk::acts::decide_quarantined::{AcceptQuarantined, RefuseQuarantined};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::record::jws::read_hash;
use crate::state::AppState;
use crate::wire::problem::Problem as Wire;
use crate::wire::quarantine::DecideRequest;

/// Lets it count: a held one with the mark `gap`, one that was set aside with the mark `released`, as of its first
/// arrival. 409 says what is in the way. For the supervisor.
#[utoipa::path(tag = "aside", params(("hash" = String, Path)), request_body = DecideRequest, responses(
    (status = 204),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 404, body = Wire), (status = 409, body = Wire), (status = 503, body = Wire),
))]
#[post("/api/v1/aside/{hash}/accept")]
pub(crate) async fn accept(
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
pub(crate) async fn refuse(
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

/// The record's hash and the reason.
fn decision(hash: &str, asked: &DecideRequest) -> Result<([u8; 32], String), Problem> {
    let hash = read_hash(hash).ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
    Ok((hash, format::reason(&asked.reason)?))
}
