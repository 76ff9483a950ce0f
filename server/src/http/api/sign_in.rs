//! Signing in, staying signed in, signing out.

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, ResponseError, post};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::refresh::refresh;
use crate::access::sign_in::{SignInPlace, sign_in};
use crate::access::sign_out::sign_out;
use crate::http::kit::asking_client::asking_client;
use crate::http::kit::caller::Caller;
use crate::http::kit::cookie;
use crate::http::kit::known_device_cookie;
use crate::http::kit::own_page::OwnPage;
use crate::http::kit::peer_address::peer_address;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;
use crate::wire::auth::{SessionResponse, SignInRequest};

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(post_sign_in)
        .service(post_refresh)
        .service(post_sign_out);
}

/// Sign in with login and password.
#[utoipa::path(tag = "session", security(()), request_body = SignInRequest, responses(
    (status = 200, body = SessionResponse), (status = 401), (status = 403), (status = 429),
))]
#[post("/api/v1/auth/sign-in")]
async fn post_sign_in(
    state: Data<AppState>,
    _: OwnPage,
    asked: Json<SignInRequest>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let place = SignInPlace {
        address: peer_address(&state, &request),
        device: asking_client(&request).device,
        known_by: known_device_cookie::shown(&state, &request),
    };
    let opened = sign_in(&state, &asked.login, &asked.password, place).await?;
    Ok(cookie::answer(&state, &request, opened))
}

/// Exchange the refresh cookie for the next pair of tokens.
#[utoipa::path(tag = "session", security(("refresh_token" = [])), params(
    ("Ruqi-Client" = Option<String>, Header, description = "a secret that the app made for itself: an answer that was lost is given again to nobody else"),
), responses((status = 200, body = SessionResponse), (status = 403)))]
#[post("/api/v1/auth/refresh")]
async fn post_refresh(
    state: Data<AppState>,
    _: OwnPage,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let shown = cookie::shown(&state, &request)?;
    let shown = shown.ok_or_else(|| Problem::from(problems::SIGN_IN))?;
    let opened = refresh(&state, &shown, asking_client(&request)).await?;
    Ok(cookie::answer(&state, &request, opened))
}

/// End the session of the cookie and that of the access token. Sealed records stay on the phone and are still sent.
#[utoipa::path(tag = "session", security((), ("access_token" = [])), responses((status = 204), (status = 403)))]
#[post("/api/v1/auth/sign-out")]
async fn post_sign_out(
    state: Data<AppState>,
    _: OwnPage,
    caller: Result<Caller, Problem>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let named = match caller {
        Ok(caller) => Some(caller.session),
        Err(problem) if problem.kind() == problems::SIGN_IN => None,
        Err(problem) => return Err(problem),
    };
    let shown = cookie::all_shown(&state, &request);
    let mut answer = if sign_out(&state, &shown, named).await? {
        HttpResponse::NoContent().finish()
    } else {
        Problem::from(problems::SIGN_IN).error_response()
    };
    cookie::take_back(&mut answer, &state, &request);
    Ok(answer)
}
