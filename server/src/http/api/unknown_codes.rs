//! Codes that came with registrations and are bound to nothing: seen and resolved by administrators.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use ruqi_rules::Instant;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::desk::DeskAct;
use crate::desk::acts::resolve_code::ResolveCode;
use crate::http::kit::caller::Caller;
use crate::http::kit::list::{listed, listed_by};
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::registration::view::unknown_codes::unknown_codes;
use crate::state::AppState;
use crate::wire::directory::{ResolveCodeRequest, UnknownCodeList};
use crate::wire::texts::FingerprintText;

// A code's text is what somebody scanned or typed.
listed_by!(UnknownCodeList, fingerprint);

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_unknown_codes).service(resolve);
}

/// All of them, with what came with each.
#[utoipa::path(tag = "directory", responses((status = 200, body = UnknownCodeList), (status = 403)))]
#[get("/api/v1/unknown-codes")]
async fn get_unknown_codes(
    state: Data<AppState>,
    caller: Caller,
) -> Result<Json<UnknownCodeList>, Problem> {
    let audience = caller.audience(ResolveCode::ROLES)?;
    listed(
        &state,
        &caller,
        &audience,
        "unknown_codes_read",
        unknown_codes,
    )
    .await
}

/// Binds the code to premises; what came with it is judged again as of that enterprise.
#[utoipa::path(tag = "directory", params(("fingerprint" = inline(FingerprintText), Path)),
    request_body = ResolveCodeRequest, responses((status = 204), (status = 403), (status = 409)))]
#[post("/api/v1/unknown-codes/{fingerprint}/resolve")]
async fn resolve(
    state: Data<AppState>,
    caller: Caller,
    fingerprint: Path<String>,
    asked: Json<ResolveCodeRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        Ok(ResolveCode {
            fingerprint: format::fingerprint(&fingerprint)?,
            premises: Uuid::try_parse(&asked.premises)
                .map_err(|_| Problem::from(problems::MALFORMED).because("/premises: is no UUID"))?,
            from: asked.from.as_deref().map(instant).transpose()?,
        })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn instant(text: &str) -> Result<Instant, Problem> {
    Instant::parse(text)
        .map_err(|why| Problem::from(problems::MALFORMED).because(format!("/from: {why}")))
}
