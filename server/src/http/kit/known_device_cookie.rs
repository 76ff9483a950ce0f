//! The cookie by which a device is known on which somebody signed in before. It stays when one signs out: it signs nobody
//! in, and whoever signs in there next finds no stranger's failures in the way.

use actix_web::{HttpRequest, HttpResponse};

use crate::access::known_device::GOOD_FOR_DAYS;
use crate::http::kit::cookie_header::{PLAIN_PATH, make, values};
use crate::state::AppState;

const NAME: &str = "__Host-ruqi_device";
/// Over http, for a demo.
const PLAIN_NAME: &str = "ruqi_device";
/// A browser sends one; more are not looked at.
const MAX_SHOWN: usize = 4;

const fn name(is_https: bool) -> (&'static str, &'static str) {
    if is_https {
        (NAME, "/")
    } else {
        (PLAIN_NAME, PLAIN_PATH)
    }
}

/// What the request shows.
pub(crate) fn shown(state: &AppState, request: &HttpRequest) -> Vec<String> {
    let (name, _) = name(state.config.is_https());
    let mut shown = values(request, name);
    shown.truncate(MAX_SHOWN);
    shown
}

/// Lets the device be known by the token.
pub(crate) fn set(answer: &mut HttpResponse, state: &AppState, token: &str) {
    let is_https = state.config.is_https();
    let (name, path) = name(is_https);
    let mut cookie = make(name, path, token, GOOD_FOR_DAYS);
    cookie.set_secure(is_https);
    // A token is of base64url's letters, which a cookie takes.
    let _ = answer.add_cookie(&cookie);
}
