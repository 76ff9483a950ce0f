//! A registration is withdrawn at its organ's desk.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use uuid::Uuid;

use crate::desk::acts::withdraw_registration::WithdrawRegistration;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format};
use crate::state::AppState;
use crate::wire::desk::WithdrawRequest;
use crate::wire::texts::IdText;

/// Withdraws it: for the manager of its organ. It stays in every list, struck through, and is void to the rules.
#[utoipa::path(tag = "registrations", params(("id" = inline(IdText), Path)), request_body = WithdrawRequest, responses(
    (status = 204), (status = 403), (status = 409),
))]
#[post("/api/v1/registrations/{id}/withdraw")]
pub(crate) async fn withdraw(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
    asked: Json<WithdrawRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        Ok(WithdrawRegistration {
            registration: id.into_inner().into(),
            reason: format::reason(&asked.reason)?,
        })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}
