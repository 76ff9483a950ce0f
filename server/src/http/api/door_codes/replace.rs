//! A door code is replaced.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use crate::desk::acts::replace_door_code::ReplaceDoorCode;
use crate::http::api::enterprises::view::code_view;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format};
use crate::state::AppState;
use crate::wire::directory::CodeView;
use crate::wire::texts::FingerprintText;

/// Makes a new door code in place of a lost or torn one, which ends.
#[utoipa::path(tag = "directory", params(("fingerprint" = inline(FingerprintText), Path)), responses(
    (status = 200, body = CodeView), (status = 403),
))]
#[post("/api/v1/codes/{fingerprint}/replace")]
pub(crate) async fn replace(
    state: Data<AppState>,
    caller: Caller,
    fingerprint: Path<String>,
) -> Result<Json<CodeView>, Problem> {
    let fingerprint = format::fingerprint(&fingerprint)?;
    let made = desk_act::perform(&state, &caller, || Ok(ReplaceDoorCode { fingerprint })).await?;
    Ok(Json(code_view(&made, true)))
}
