//! A phone's key is revoked.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};

use crate::desk::acts::revoke_key::RevokeKey;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::record::jws::read_hash;
use crate::state::AppState;
use crate::wire::devices::RevokeRequest;
use crate::wire::texts::HashText;

/// Revokes a phone's key: what it seals from now on is set aside, what it sealed before stays. Its officer is signed
/// out everywhere, signs in again, and the phone makes a new key.
#[utoipa::path(tag = "people", params(("kid" = inline(HashText), Path)), request_body = RevokeRequest, responses(
    (status = 204), (status = 403),
))]
#[post("/api/v1/enrolments/{kid}/revoke")]
pub(crate) async fn revoke(
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
