//! Pages that need no app and no script: a sheet to print, and what a door code says of itself.

use std::fmt::Write;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, ContentType};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::invisible_sign::without_invisible;

/// The page as an answer. Its one style sheet stands in it and is allowed by its hash; nothing else may load or run.
pub(crate) fn answer(status: StatusCode, style: &str, html: String) -> HttpResponse {
    let hash = STANDARD.encode(Sha256::digest(style));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HttpResponse::build(status)
        .content_type(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .body(html)
}

/// Puts values in the places `{{name}}` of a template; they are escaped, but for those that are HTML already.
pub(crate) fn fill(template: &str, texts: &[(&str, &str)], html: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 512);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once("}}") else {
            break;
        };
        let find = |list: &[(&str, &str)]| {
            let found = list.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        match find(html) {
            Some(value) => filled.push_str(&value),
            // The templates are ours: a name without a value leaves its place empty.
            None => filled.push_str(&escaped(&find(texts).unwrap_or_default())),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// As it is shown: nothing in it is HTML or turns the direction of what stands around it.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in without_invisible(text).chars() {
        match c {
            '<' | '>' | '&' | '"' | '\'' => {
                let _ = write!(safe, "&#{};", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}
