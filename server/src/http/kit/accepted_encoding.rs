//! Tells what a browser takes compressed. One that speaks plain http to another machine takes no Brotli.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_ENCODING;

/// Whether it takes Brotli.
pub(crate) fn takes_brotli(request: &HttpRequest) -> bool {
    let accepted = request.headers().get(ACCEPT_ENCODING);
    let accepted = accepted.and_then(|accepted| accepted.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("br") && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0"))
    })
}
