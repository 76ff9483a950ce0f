//! A record that is held or was set aside is decided about.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};

use crate::desk::acts::decide_quarantined::DecideQuarantined;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::record::jws::read_hash;
use crate::state::AppState;
use crate::wire::quarantine::DecideRequest;
use crate::wire::texts::HashText;

/// Lets it count: a held one with the mark `gap`, one that was set aside with the mark `released`, as of its first
/// arrival. 409 says what is in the way. For the supervisor.
#[utoipa::path(tag = "aside", params(("hash" = inline(HashText), Path)), request_body = DecideRequest, responses(
    (status = 204), (status = 403), (status = 409),
))]
#[post("/api/v1/aside/{hash}/accept")]
pub(crate) async fn accept(
    state: Data<AppState>,
    caller: Caller,
    hash: Path<String>,
    asked: Json<DecideRequest>,
) -> Result<HttpResponse, Problem> {
    decide::<true>(&state, &caller, &hash, &asked).await
}

/// It never counts; its bytes are kept. For the supervisor.
#[utoipa::path(tag = "aside", params(("hash" = inline(HashText), Path)), request_body = DecideRequest, responses(
    (status = 204), (status = 403), (status = 409),
))]
#[post("/api/v1/aside/{hash}/refuse")]
pub(crate) async fn refuse(
    state: Data<AppState>,
    caller: Caller,
    hash: Path<String>,
    asked: Json<DecideRequest>,
) -> Result<HttpResponse, Problem> {
    decide::<false>(&state, &caller, &hash, &asked).await
}

/// Has the decision made: one that cannot be made says why.
async fn decide<const ACCEPTED: bool>(
    state: &AppState,
    caller: &Caller,
    hash: &str,
    asked: &DecideRequest,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        Ok(DecideQuarantined::<ACCEPTED> {
            hash: read_hash(hash).ok_or_else(|| Problem::from(problems::NOT_FOUND))?,
            reason: format::reason(&asked.reason)?,
        })
    };
    desk_act::perform(state, caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}
