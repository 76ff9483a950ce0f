//! Which client asks, by its headers.

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;

use crate::access::client::Client;

/// The header with the secret that an app made for itself.
const SECRET: &str = "ruqi-client";

pub(crate) fn asking_client(request: &HttpRequest) -> Client {
    let header = |name: &str| {
        let value = request.headers().get(name)?.to_str().ok()?;
        (!value.is_empty()).then_some(value)
    };
    Client::of(
        header(SECRET),
        header(USER_AGENT.as_str()).unwrap_or_default(),
    )
}
