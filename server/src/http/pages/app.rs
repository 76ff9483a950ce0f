//! The app: files that were built into the binary, and its first page for every address that is the app's own.
//!
//! The binary hands them in. In the library they would have it compiled anew whenever a page of the app changes.

use actix_web::http::Method;
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use rust_embed::EmbeddedFile;

use crate::http::kit::accepted_encoding::takes_brotli;
use crate::http::kit::entity_tag::{Tagged, tagged};
use crate::http::kit::limits::Known;

/// A file of the app by its name, where there is one.
pub type Files = fn(&str) -> Option<EmbeddedFile>;

const FIRST_PAGE: &str = "index.html";
/// Files here carry a hash of their content in their name: they never change.
const HASHED: &str = "assets/";
/// Addresses that are never a page of the app.
const NOT_THE_APPS: [&str; 4] = ["/api/", "/c/", "/healthz", "/metrics"];

/// Whatever no route took: a file, a page of the app, or a problem.
pub(crate) async fn serve(
    request: HttpRequest,
    known: Data<Known>,
    files: Data<Files>,
) -> HttpResponse {
    let path = request.path();
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    if !reads || NOT_THE_APPS.iter().any(|prefix| path.starts_with(prefix)) {
        return known.refuse(&request).error_response();
    }
    let name = path.trim_start_matches('/');
    let looks_like_a_file = name
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    let get: Files = **files;
    match get(name) {
        Some(file) => answer(&request, name, file, get),
        None if looks_like_a_file => known.refuse(&request).error_response(),
        None => match get(FIRST_PAGE) {
            Some(page) => answer(&request, FIRST_PAGE, page, get),
            None => known.refuse(&request).error_response(),
        },
    }
}

fn answer(request: &HttpRequest, name: &str, file: EmbeddedFile, get: Files) -> HttpResponse {
    // Weak: the same content, packed or not.
    let hash = file.metadata.sha256_hash();
    let tag = format!("W/\"{}\"", hex::encode(&hash[..16]));
    let vary = [("vary", "accept-encoding")];
    let mut answer = match tagged(request, &tag, keeping(name), &vary) {
        Tagged::Same(answer) => return answer,
        Tagged::Another(answer) => answer,
    };
    answer.content_type(content_type(&file));
    match brotli(request, name, get) {
        Some(packed) => answer
            .insert_header((CONTENT_ENCODING, "br"))
            .body(packed.data.into_owned()),
        None => answer.body(file.data.into_owned()),
    }
}

/// The sibling that was compressed when the app was built, at a level that no request could wait for.
fn brotli(request: &HttpRequest, name: &str, get: Files) -> Option<EmbeddedFile> {
    takes_brotli(request).then(|| get(&format!("{name}.br")))?
}

fn keeping(name: &str) -> &'static str {
    if name.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else if name == FIRST_PAGE {
        // A browser that may store a page puts it aside whole when it is left, its worker and what they have open in the
        // phone's storage, too: WebKit lets the next page's reads wait behind that, for ever. The app keeps it by itself.
        "no-store"
    } else {
        // Asked for again each time; unchanged, it costs one round trip without a body.
        "no-cache"
    }
}

fn content_type(file: &EmbeddedFile) -> String {
    let kind = file.metadata.mimetype();
    if kind.starts_with("text/") || kind == "application/javascript" {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_owned()
    }
}
