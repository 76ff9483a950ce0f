//! Headers that keep a browser from doing what no page of ours needs.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue,
    STRICT_TRANSPORT_SECURITY,
};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::http::pages::docs;
use crate::state::AppState;

/// Scripts and WASM of our own, no inline script or style. `blob:` and `data:` are pictures made on the phone (a QR,
/// a photo to be scanned). Vue and Vant set styles by script, which no policy forbids.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; \
     manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page of the API: the same, but Swagger UI writes style attributes.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A page that needs a policy of its own (inline style on a printed sheet) sets it itself; the rest is the same.
const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    ),
    ("x-permitted-cross-domain-policies", "none"),
];

pub(crate) async fn secure(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let policy = if request.path().starts_with(docs::PAGE) {
        DOCS_POLICY
    } else {
        POLICY
    };
    let is_https = request
        .app_data::<Data<AppState>>()
        .is_some_and(|state| state.config.is_https());
    let mut answer = next.call(request).await?;
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        set(headers, HeaderName::from_static(name), value);
    }
    set(headers, CONTENT_SECURITY_POLICY, policy);
    // What an API answers is for this moment; files of the app say for themselves how long they keep.
    set(headers, CACHE_CONTROL, "no-store");
    if is_https {
        set(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    Ok(answer)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
