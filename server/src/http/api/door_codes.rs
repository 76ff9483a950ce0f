//! Codes at doors: made, bound, replaced and drawn by the administrator, and by enterprises for their own doors.

use actix_web::http::header::ContentType;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::desk::DeskAct;
use crate::desk::acts::bind_foreign_code::{self, BindForeignCode};
use crate::desk::acts::make_door_code::MakeDoorCode;
use crate::desk::acts::replace_door_code::ReplaceDoorCode;
use crate::directory::door_codes;
use crate::directory::qr::{self, QrError};
use crate::http::api::enterprises::code_view;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::enterprise::EnterpriseScope;
use crate::wire::directory::{BindCodeRequest, CodeView};
use crate::wire::problem::Problem as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(bind)
        .service(replace)
        .service(svg)
        .service(png);
}

/// Makes a door code for the premises (`{}`), or binds a foreign one to them (`{"text": …}`, administrators only).
#[utoipa::path(tag = "directory", params(("id" = String, Path)), request_body = BindCodeRequest, responses(
    (status = 201, body = CodeView),
    (status = 401, body = Wire),
    (status = 403, body = Wire),
    (status = 404, body = Wire),
    (status = 409, body = Wire),
    (status = 422, body = Wire),
))]
#[post("/api/v1/premises/{id}/codes")]
async fn bind(
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

/// Makes a new door code in place of a lost or torn one, which ends.
#[utoipa::path(tag = "directory", params(("fingerprint" = String, Path)), responses(
    (status = 200, body = CodeView),
    (status = 401, body = Wire),
    (status = 403, body = Wire),
    (status = 404, body = Wire),
))]
#[post("/api/v1/codes/{fingerprint}/replace")]
async fn replace(
    state: Data<AppState>,
    caller: Caller,
    fingerprint: Path<String>,
) -> Result<Json<CodeView>, Problem> {
    let fingerprint = format::fingerprint(&fingerprint)?;
    let made = desk_act::perform(&state, &caller, || Ok(ReplaceDoorCode { fingerprint })).await?;
    Ok(Json(code_view(&made, true)))
}

/// A door code's QR, as SVG.
#[utoipa::path(tag = "directory", params(("fingerprint" = String, Path)), responses(
    (status = 200, content_type = "image/svg+xml", body = String),
    (status = 401, body = Wire),
    (status = 403, body = Wire),
    (status = 404, body = Wire),
))]
#[get("/api/v1/codes/{fingerprint}/qr.svg")]
async fn svg(
    state: Data<AppState>,
    caller: Caller,
    fingerprint: Path<String>,
) -> Result<HttpResponse, Problem> {
    let address = address(&state, caller, &fingerprint).await?;
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .body(qr::svg(&address)?))
}

/// A door code's QR, as PNG.
#[utoipa::path(tag = "directory", params(("fingerprint" = String, Path)), responses(
    (status = 200, content_type = "image/png", body = Vec<u8>),
    (status = 401, body = Wire),
    (status = 403, body = Wire),
    (status = 404, body = Wire),
))]
#[get("/api/v1/codes/{fingerprint}/qr.png")]
async fn png(
    state: Data<AppState>,
    caller: Caller,
    fingerprint: Path<String>,
) -> Result<HttpResponse, Problem> {
    let address = address(&state, caller, &fingerprint).await?;
    Ok(HttpResponse::Ok()
        .content_type(ContentType::png())
        .body(qr::png(&address)?))
}

async fn address(state: &AppState, caller: Caller, fingerprint: &str) -> Result<String, Problem> {
    let fingerprint = format::fingerprint(fingerprint)?;
    caller.audience(MakeDoorCode::ROLES)?;
    let held = caller.who.held;
    let code = state.store.read(move |db| {
        let scope = EnterpriseScope::of(db, &held)?;
        match door_codes::door(db, fingerprint)? {
            Some(code) => {
                Ok(door_codes::managed_premises(db, &scope, code.premises)?.map(|_| code))
            }
            None => Ok::<_, StoreError>(None),
        }
    });
    let code = code.await?;
    let code = code.ok_or_else(|| Problem::from(problems::NOT_FOUND))?;
    Ok(qr::address(state.config.origin(), &code.text))
}

impl From<QrError> for Problem {
    fn from(error: QrError) -> Self {
        tracing::error!(%error, "a QR code could not be drawn");
        problems::FAILED.into()
    }
}
