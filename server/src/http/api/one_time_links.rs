//! One-time links: looking at one, using it, making one for somebody.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, SecondsFormat};
use ruqi_rules::Instant;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::one_time_link::{self, MadeLink};
use crate::http::kit::asking_client::asking_client;
use crate::http::kit::caller::Caller;
use crate::http::kit::cookie;
use crate::http::kit::own_page::OwnPage;
use crate::http::kit::problem::Problem;
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;
use crate::wire::auth::{LinkResponse, LinkView, SessionResponse, UseLinkRequest};
use crate::wire::texts::IdText;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(get_link)
        .service(post_link)
        .service(make_link);
}

/// Whom a one-time link is for. Consumes nothing.
#[utoipa::path(tag = "session", security(()), params(("token" = String, Path)), responses(
    (status = 200, body = LinkView), (status = 410),
))]
#[get("/api/v1/auth/links/{token}")]
async fn get_link(state: Data<AppState>, token: Path<String>) -> Result<Json<LinkView>, Problem> {
    let whom = one_time_link::look(&state, &token).await?;
    Ok(Json(LinkView {
        name: whom.name,
        login: whom.login,
        expires_at: instant(whom.expires_at),
    }))
}

/// Use a one-time link up: set the password, end other sessions, sign in.
#[utoipa::path(tag = "session", security(()), params(("token" = String, Path)), request_body = UseLinkRequest, responses(
    (status = 200, body = SessionResponse), (status = 403), (status = 410), (status = 422),
))]
#[post("/api/v1/auth/links/{token}")]
async fn post_link(
    state: Data<AppState>,
    _: OwnPage,
    token: Path<String>,
    asked: Json<UseLinkRequest>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let device = asking_client(&request).device;
    let opened = one_time_link::consume(&state, &token, &asked.password, device).await?;
    Ok(cookie::answer(&state, &request, opened))
}

/// Make a one-time link for a person; earlier ones are void. For administrators.
#[utoipa::path(tag = "people", params(("id" = inline(IdText), Path)), responses(
    (status = 200, body = LinkResponse), (status = 403),
))]
#[post("/api/v1/people/{id}/link")]
async fn make_link(
    state: Data<AppState>,
    caller: Caller,
    person: Path<Uuid>,
) -> Result<Json<LinkResponse>, Problem> {
    caller.audience(&[RoleWord::Administrator])?;
    let (within, by) = (state.as_ref().clone(), caller.person());
    let person = person.into_inner().into();
    let made = state
        .store
        .write(move |db| one_time_link::make(db, &within, person, Some(by)));
    let MadeLink { url, expires_at } = made.await?;
    Ok(Json(LinkResponse {
        url,
        expires_at: instant(expires_at),
    }))
}

fn instant(at: Instant) -> String {
    // A link made beyond the year 262,000 would run out in 1970.
    DateTime::from_timestamp_millis(at.millis())
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Secs, true)
}
