//! A door code is drawn, to be printed.

use actix_web::http::header::ContentType;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};

use crate::desk::DeskAct;
use crate::desk::acts::make_door_code::MakeDoorCode;
use crate::directory::{door_codes, qr};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{format, problems};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::wire::texts::FingerprintText;

/// A door code's QR, as SVG.
#[utoipa::path(tag = "directory", params(("fingerprint" = inline(FingerprintText), Path)), responses(
    (status = 200, content_type = "image/svg+xml", body = String), (status = 403),
))]
#[get("/api/v1/codes/{fingerprint}/qr.svg")]
pub(crate) async fn svg(
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
#[utoipa::path(tag = "directory", params(("fingerprint" = inline(FingerprintText), Path)), responses(
    (status = 200, content_type = "image/png", body = Vec<u8>), (status = 403),
))]
#[get("/api/v1/codes/{fingerprint}/qr.png")]
pub(crate) async fn png(
    state: Data<AppState>,
    caller: Caller,
    fingerprint: Path<String>,
) -> Result<HttpResponse, Problem> {
    let address = address(&state, caller, &fingerprint).await?;
    Ok(HttpResponse::Ok()
        .content_type(ContentType::png())
        .body(qr::png(&address)?))
}

/// The address that the code leads to, if the caller may manage it.
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
