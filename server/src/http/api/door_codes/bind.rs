//! A door code is made, or a foreign code bound.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use uuid::Uuid;

use crate::desk::DeskAct;
use crate::desk::acts::bind_foreign_code::{self, BindForeignCode};
use crate::desk::acts::make_door_code::MakeDoorCode;
use crate::http::api::enterprises::view::code_view;
use crate::http::kit::caller::Caller;
use crate::http::kit::desk_act;
use crate::http::kit::problem::Problem;
use crate::state::AppState;
use crate::wire::directory::{BindCodeRequest, CodeView};
use crate::wire::texts::IdText;

/// Makes a door code for the premises (`{}`), or binds a foreign one to them (`{"text": …}`, administrators only).
#[utoipa::path(tag = "directory", params(("id" = inline(IdText), Path)), request_body = BindCodeRequest, responses(
    (status = 201, body = CodeView), (status = 403), (status = 409), (status = 422),
))]
#[post("/api/v1/premises/{id}/codes")]
pub(crate) async fn bind(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
    asked: Json<BindCodeRequest>,
) -> Result<HttpResponse, Problem> {
    let premises = id.into_inner();
    let made = match asked.into_inner().text {
        None => desk_act::perform(&state, &caller, || Ok(MakeDoorCode { premises })).await?,
        Some(text) => {
            caller.audience(BindForeignCode::ROLES)?;
            let (services, who) = (state.services(), caller.who);
            let act = BindForeignCode { text, premises };
            let bound = state
                .store
                .write(move |tx| bind_foreign_code::bind_or_resolve(tx, &services, &who, act));
            bound.await?
        }
    };
    Ok(HttpResponse::Created().json(code_view(&made, true)))
}
