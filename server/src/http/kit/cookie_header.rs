//! Reads and writes headers of cookies, whatever they are for.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::COOKIE;

/// Where a cookie goes over http, for a demo.
pub(crate) const PLAIN_PATH: &str = "/api/v1/auth";

/// What cookies of that name say. One that is malformed hides no other.
pub(crate) fn values(request: &HttpRequest, name: &str) -> Vec<String> {
    let headers = request.headers().get_all(COOKIE);
    headers
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(|(named, _)| *named == name)
        .map(|(_, value)| value.to_owned())
        .collect()
}

/// `Max-Age`, not `Expires`: a phone with a wrong clock stays signed in as long as any other.
pub(crate) fn make(
    name: &'static str,
    path: &'static str,
    value: &str,
    days: i64,
) -> Cookie<'static> {
    Cookie::build(name, value.to_owned())
        .path(path)
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(Duration::days(days))
        .finish()
}
