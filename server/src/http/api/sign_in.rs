//! Signing in, staying signed in, signing out.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, post};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::password::PasswordError;
use crate::access::refresh::{RefreshError, refresh};
use crate::access::sign_in::{SignInError, sign_in};
use crate::access::sign_out::sign_out;
use crate::http::kit::cookie;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;
use crate::wire::auth::{SessionResponse, SignInRequest};
use crate::wire::problem::Problem as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(post_sign_in)
        .service(post_refresh)
        .service(post_sign_out);
}

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
    Ok(cookie::answer(&state, opened))
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
    let shown = cookie::shown(&request).ok_or_else(|| Problem::from(problems::SIGN_IN))?;
    let opened = refresh(&state, &shown).await?;
    Ok(cookie::answer(&state, opened))
}

/// End the session. Sealed records stay on the phone and are still sent.
#[utoipa::path(tag = "session", responses((status = 204)))]
#[post("/api/v1/auth/sign-out")]
async fn post_sign_out(
    state: Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    if let Some(shown) = cookie::shown(&request) {
        sign_out(&state, &shown).await?;
    }
    let gone = cookie::gone(&state);
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

/// The caller's address, for the throttle: a proxy's word is taken only where a proxy of ours is known to stand.
pub(crate) fn address(state: &AppState, request: &HttpRequest) -> String {
    let peer = || request.peer_addr().map(|peer| peer.ip().to_string());
    let forwarded = || {
        let header = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        // The last entry is the one that our own proxy wrote.
        header.rsplit(',').next().map(|last| last.trim().to_owned())
    };
    let named = state.config.behind_proxy.then(forwarded).flatten();
    named.or_else(peer).unwrap_or_default()
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

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Length => problems::PASSWORD_LENGTH.into(),
            PasswordError::Busy => Self::from(problems::BUSY).after(2),
            PasswordError::Hasher => problems::FAILED.into(),
        }
    }
}
