//! The refresh token's cookie: no script reads it, no other site sends it, no other address gets it.
//!
//! Over https its name begins with `__Host-`: a browser takes such a cookie from this host alone, once. The name without
//! it, which any subdomain of a parent can set, is for http, for a demo. A phone that was signed in before has it still:
//! over https it is good for tokens of that time alone, and is renewed under the other name, so that nobody can plant a
//! session of their own under it.

use actix_web::{HttpRequest, HttpResponse};

use crate::access::opened_session::Opened;
use crate::access::random_token;
use crate::http::kit::cookie_header::{PLAIN_PATH, make, values};
use crate::http::kit::known_device_cookie;
use crate::http::kit::me_view::me_view;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;
use crate::wire::auth::SessionResponse;

/// The cookie over https.
pub(crate) const NAME: &str = "__Host-ruqi_refresh";
const PLAIN_NAME: &str = "ruqi_refresh";

/// The refresh token that came with the request.
///
/// # Errors
/// 401 where several did: one of them is somebody else's, and which cannot be told.
pub(crate) fn shown(state: &AppState, request: &HttpRequest) -> Result<Option<String>, Problem> {
    let mut tokens = all_shown(state, request);
    match tokens.len() {
        0 | 1 => Ok(tokens.pop()),
        _ => Err(problems::SIGN_IN.into()),
    }
}

/// Every refresh token that came with the request and may count.
pub(crate) fn all_shown(state: &AppState, request: &HttpRequest) -> Vec<String> {
    let plain = values(request, PLAIN_NAME);
    if !state.config.is_https() {
        return plain;
    }
    let shown = values(request, NAME);
    if !shown.is_empty() {
        return shown;
    }
    let is_old = |token: &String| random_token::is_of_plain_cookie(&state.keys, token);
    plain.into_iter().filter(is_old).collect()
}

/// The answer to whoever signed in: the access token in the body, the refresh token in the cookie.
pub(crate) fn answer(state: &AppState, request: &HttpRequest, opened: Opened) -> HttpResponse {
    let days = i64::from(state.config.session_days);
    let mut answer = HttpResponse::Ok().json(SessionResponse {
        access_token: opened.access,
        expires_in: opened.expires_in,
        me: me_view(&opened.who),
        copy_keys: state.keys.copy_keys(opened.who.id),
    });
    set(&mut answer, state, request, &opened.refresh, days);
    if let Some(token) = &opened.known_device {
        known_device_cookie::set(&mut answer, state, token);
    }
    answer
}

/// Takes the cookie back.
pub(crate) fn take_back(answer: &mut HttpResponse, state: &AppState, request: &HttpRequest) {
    set(answer, state, request, "", 0);
}

fn set(answer: &mut HttpResponse, state: &AppState, request: &HttpRequest, value: &str, days: i64) {
    let is_https = state.config.is_https();
    let mut cookies = Vec::with_capacity(2);
    if is_https && !values(request, PLAIN_NAME).is_empty() {
        cookies.push(make(PLAIN_NAME, PLAIN_PATH, "", 0));
    }
    cookies.push(if is_https {
        make(NAME, "/", value, days)
    } else {
        make(PLAIN_NAME, PLAIN_PATH, value, days)
    });
    for mut cookie in cookies {
        cookie.set_secure(is_https);
        // A token is of base64url's letters, which a cookie takes.
        let _ = answer.add_cookie(&cookie);
    }
}
