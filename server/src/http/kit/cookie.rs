//! The refresh token's cookie: no script reads it, no other site sends it, no other address gets it.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse};

use crate::access::opened_session::Opened;
use crate::http::kit::me_view::me_view;
use crate::state::AppState;
use crate::wire::auth::SessionResponse;

const NAME: &str = "ruqi_refresh";
const PATH: &str = "/api/v1/auth";

/// The refresh token that came with the request.
pub(crate) fn shown(request: &HttpRequest) -> Option<String> {
    request.cookie(NAME).map(|cookie| cookie.value().to_owned())
}

/// The answer to whoever signed in: the access token in the body, the refresh token in the cookie.
pub(crate) fn answer(state: &AppState, opened: Opened) -> HttpResponse {
    let days = i64::from(state.config.session_days);
    HttpResponse::Ok()
        .cookie(make(state, opened.refresh, days))
        .json(SessionResponse {
            access_token: opened.access,
            expires_in: opened.expires_in,
            me: me_view(&opened.who),
        })
}

/// `Max-Age`, not `Expires`: a phone with a wrong clock stays signed in as long as any other.
fn make(state: &AppState, value: String, days: i64) -> Cookie<'static> {
    Cookie::build(NAME, value)
        .path(PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(state.config.is_https())
        .max_age(Duration::days(days))
        .finish()
}

/// Takes the cookie back.
pub(crate) fn gone(state: &AppState) -> Cookie<'static> {
    make(state, String::new(), 0)
}
