//! Turns away what a page of another site asks of addresses that work by the cookie: browsers say which page asks.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{HOST, ORIGIN};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;

/// A page of this origin asks, or nothing that says where it comes from. As a handler's argument it answers 403 to every
/// other page, that of a sibling subdomain too.
pub(crate) struct OwnPage;

impl FromRequest for OwnPage {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = request.app_data::<Data<AppState>>();
        let own = state.is_some_and(|state| is_own(state, request));
        ready(
            own.then_some(Self)
                .ok_or_else(|| problems::FOREIGN_PAGE.into()),
        )
    }
}

fn is_own(state: &AppState, request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str());
    let site = match header("sec-fetch-site") {
        None | Some(Ok("same-origin" | "none")) => true,
        Some(Ok(_) | Err(_)) => false,
    };
    let origin = match header(ORIGIN.as_str()) {
        None => true,
        Some(Ok(origin)) => is_own_origin(state, request, origin),
        Some(Err(_)) => false,
    };
    site && origin
}

/// As it is set, or as the page reached this server: by another name of the machine, by its number, or through a proxy
/// that speaks TLS where nobody has set by which origin people come.
fn is_own_origin(state: &AppState, request: &HttpRequest, origin: &str) -> bool {
    let authority = request
        .uri()
        .authority()
        .map(|authority| authority.as_str());
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let Some(reached) = authority.or(host) else {
        return origin == state.config.origin();
    };
    let is_reached = |scheme| origin.strip_prefix(scheme) == Some(reached);
    origin == state.config.origin()
        || is_reached("https://")
        || (!state.config.is_https() && is_reached("http://"))
}
