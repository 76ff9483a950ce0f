//! Codes at doors: made, bound, replaced and drawn by the administrator, and by enterprises for their own doors.

use actix_web::http::header::ContentType;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use ruqi_rules::Fingerprint;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::directory::door_codes::{self, BindError};
use crate::directory::qr::{self, QrError};
use crate::http::api::enterprises::code_view;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{format, problems};
use crate::state::AppState;
use crate::store::Db;
use crate::store::directory::code::Code;
use crate::store::directory::enterprise::EnterpriseScope;
use crate::store::directory::premises;
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
    let text = asked.into_inner().text;
    if text.is_some() {
        caller.administrator()?;
    }
    let (author, held) = (caller.person(), caller.who.held);
    let (id, within) = (id.into_inner(), state.clone());
    let made = state.store.write(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        may_manage(c, &scope, id)?;
        Ok::<_, Problem>(match text {
            None => door_codes::make(c, id, within.clock.now())?,
            Some(text) => door_codes::bind_foreign(c, &within, author, &text, id)?,
        })
    });
    Ok(HttpResponse::Created().json(code_view(&made.await?, true)))
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
    let (held, now) = (caller.who.held, state.clock.now());
    let made = state.store.write(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        let old = managed(c, &scope, fingerprint)?;
        may_manage(c, &scope, old.premises)?;
        Ok::<_, Problem>(door_codes::replace(c, fingerprint, now)?)
    });
    Ok(Json(code_view(&made.await?, true)))
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
    let held = caller.who.held;
    let code = state.store.read(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        managed(c, &scope, fingerprint)
    });
    Ok(qr::address(state.config.origin(), &code.await?.text))
}

/// The door code that holds now, if the caller may manage it.
fn managed(c: &Db, scope: &EnterpriseScope, fingerprint: Fingerprint) -> Result<Code, Problem> {
    if !scope.manages_any() {
        return Err(problems::FORBIDDEN.into());
    }
    let code = door_codes::door(c, fingerprint)?.ok_or(BindError::NoCode)?;
    may_manage(c, scope, code.premises)?;
    Ok(code)
}

/// 403 for whoever manages no codes at all, 404 for another's premises.
pub(crate) fn may_manage(c: &Db, scope: &EnterpriseScope, id: Uuid) -> Result<(), Problem> {
    if !scope.manages_any() {
        return Err(problems::FORBIDDEN.into());
    }
    let place = premises::get(c, id)?;
    place
        .filter(|place| scope.manages(place.enterprise))
        .map(|_| ())
        .ok_or_else(|| problems::NOT_FOUND.into())
}

impl From<BindError> for Problem {
    fn from(error: BindError) -> Self {
        match error {
            BindError::Store(error) => error.into(),
            BindError::Resolve(error) => error.into(),
            BindError::NotACode(why) => Self::from(problems::NOT_A_CODE).because(why.to_string()),
            BindError::OurForm => problems::OUR_FORM.into(),
            BindError::NoPremises | BindError::NoCode => problems::NOT_FOUND.into(),
            BindError::BoundElsewhere => problems::BOUND_ELSEWHERE.into(),
        }
    }
}

impl From<QrError> for Problem {
    fn from(error: QrError) -> Self {
        tracing::error!(%error, "a QR code could not be drawn");
        problems::FAILED.into()
    }
}
