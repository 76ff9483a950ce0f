//! Signing in and out, staying signed in, one-time links.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, SecondsFormat};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::caller::Caller;
use super::me::view;
use super::problem::Problem;
use super::problems;
use crate::session::link::{self, LinkError, MadeLink};
use crate::session::refresh::{RefreshError, refresh};
use crate::session::sign_in::{SignInError, sign_in};
use crate::session::sign_out::sign_out;
use crate::session::{Opened, PasswordError};
use crate::state::AppState;
use crate::wire::auth::{LinkResponse, LinkView, SessionResponse, SignInRequest, UseLinkRequest};
use crate::wire::problem::Problem as Wire;

pub(super) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(post_sign_in)
        .service(post_refresh)
        .service(post_sign_out)
        .service(get_link)
        .service(post_link)
        .service(make_link);
}

/// The cookie of the refresh token goes to these addresses only.
const COOKIE: &str = "ruqi_refresh";
const COOKIE_PATH: &str = "/api/v1/auth";

/// Sign in with login and password.
#[utoipa::path(tag = "session", request_body = SignInRequest, responses(
    (status = 200, body = SessionResponse),
    (status = 401, body = Wire),
    (status = 429, body = Wire, headers(("Retry-After" = u32))),
    (status = 503, body = Wire),
))]
#[post("/api/v1/auth/sign-in")]
async fn post_sign_in(
    state: Data<AppState>,
    asked: Json<SignInRequest>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let address = address(&state, &request);
    let opened = sign_in(&state, &asked.login, &asked.password, &address).await?;
    Ok(answer(&state, opened))
}

/// Exchange the refresh cookie for the next pair of tokens.
#[utoipa::path(tag = "session", responses(
    (status = 200, body = SessionResponse),
    (status = 401, body = Wire),
))]
#[post("/api/v1/auth/refresh")]
async fn post_refresh(
    state: Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let shown = request
        .cookie(COOKIE)
        .ok_or_else(|| Problem::from(problems::SIGN_IN))?;
    let opened = refresh(&state, shown.value()).await?;
    Ok(answer(&state, opened))
}

/// End the session. Sealed records stay on the phone and are still sent.
#[utoipa::path(tag = "session", responses((status = 204)))]
#[post("/api/v1/auth/sign-out")]
async fn post_sign_out(
    state: Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    if let Some(shown) = request.cookie(COOKIE) {
        sign_out(&state, shown.value()).await?;
    }
    let gone = cookie(&state, String::new(), 0);
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

/// Whom a one-time link is for. Consumes nothing.
#[utoipa::path(tag = "session", params(("token" = String, Path)), responses(
    (status = 200, body = LinkView),
    (status = 410, body = Wire),
))]
#[get("/api/v1/auth/links/{token}")]
async fn get_link(state: Data<AppState>, token: Path<String>) -> Result<Json<LinkView>, Problem> {
    let whom = link::look(&state, &token).await?;
    Ok(Json(LinkView {
        name: whom.name,
        login: whom.login,
        expires_at: instant(whom.expires_at),
    }))
}

/// Use a one-time link up: set the password, end other sessions, sign in.
#[utoipa::path(tag = "session", params(("token" = String, Path)), request_body = UseLinkRequest, responses(
    (status = 200, body = SessionResponse),
    (status = 410, body = Wire),
    (status = 422, body = Wire),
))]
#[post("/api/v1/auth/links/{token}")]
async fn post_link(
    state: Data<AppState>,
    token: Path<String>,
    asked: Json<UseLinkRequest>,
) -> Result<HttpResponse, Problem> {
    let opened = link::consume(&state, &token, &asked.password).await?;
    Ok(answer(&state, opened))
}

/// Make a one-time link for a person; earlier ones are void. For administrators.
#[utoipa::path(tag = "people", params(("id" = String, Path)), responses(
    (status = 200, body = LinkResponse),
    (status = 401, body = Wire),
    (status = 403, body = Wire),
    (status = 404, body = Wire),
))]
#[post("/api/v1/people/{id}/link")]
async fn make_link(
    state: Data<AppState>,
    caller: Caller,
    person: Path<Uuid>,
) -> Result<Json<LinkResponse>, Problem> {
    caller.administrator()?;
    let (within, by) = (state.as_ref().clone(), caller.person());
    let person = person.into_inner();
    let made = state
        .store
        .write(move |db| link::make(db, &within, person, Some(by)));
    let MadeLink { url, expires_at } = made.await?;
    Ok(Json(LinkResponse {
        url,
        expires_at: instant(expires_at),
    }))
}

fn answer(state: &AppState, opened: Opened) -> HttpResponse {
    let days = i64::from(state.config.session_days);
    HttpResponse::Ok()
        .cookie(cookie(state, opened.refresh, days))
        .json(SessionResponse {
            access_token: opened.access,
            expires_in: opened.expires_in,
            me: view(&opened.who),
        })
}

/// `Max-Age`, not `Expires`: a phone with a wrong clock stays signed in as long as any other.
fn cookie(state: &AppState, value: String, days: i64) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(state.config.is_https())
        .max_age(Duration::days(days))
        .finish()
}

/// The caller's address, for the throttle: a proxy's word is taken only where a proxy of ours is known to stand.
fn address(state: &AppState, request: &HttpRequest) -> String {
    let peer = || request.peer_addr().map(|peer| peer.ip().to_string());
    let forwarded = || {
        let header = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        // The last entry is the one that our own proxy wrote.
        header.rsplit(',').next().map(|last| last.trim().to_owned())
    };
    let named = state.config.behind_proxy.then(forwarded).flatten();
    named.or_else(peer).unwrap_or_default()
}

fn instant(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms)
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::NotRight => problems::CREDENTIALS.into(),
            SignInError::Wait(seconds) => Self::from(problems::TOO_MANY_ATTEMPTS).after(seconds),
            SignInError::Password(error) => error.into(),
            SignInError::Store(error) => error.into(),
        }
    }
}

impl From<RefreshError> for Problem {
    fn from(error: RefreshError) -> Self {
        match error {
            RefreshError::Ended => problems::SIGN_IN.into(),
            RefreshError::Reused => problems::SESSION_ENDED.into(),
            RefreshError::Store(error) => error.into(),
        }
    }
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Gone => problems::LINK_GONE.into(),
            LinkError::Nobody => problems::NOT_FOUND.into(),
            LinkError::Password(error) => error.into(),
            LinkError::Store(error) => error.into(),
        }
    }
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Length => problems::PASSWORD_LENGTH.into(),
            PasswordError::Busy => Self::from(problems::BUSY).after(2),
            PasswordError::Hasher => problems::FAILED.into(),
        }
    }
}
