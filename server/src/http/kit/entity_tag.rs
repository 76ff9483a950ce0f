//! Answers by a tag: what the asker has already is not sent again (RFC 9110, 13.1.2).

use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

/// What comes of a tag that was asked for.
pub(crate) enum Tagged {
    /// The asker has it: this is the whole answer, 304.
    Same(HttpResponse),
    /// To be given its body.
    Another(HttpResponseBuilder),
}

/// Holds what is answered under `tag` against what the asker has. `keeping`: how long it may be kept; `more`: headers that
/// both answers have.
pub(crate) fn tagged(
    request: &HttpRequest,
    tag: &str,
    keeping: &'static str,
    more: &[(&'static str, &'static str)],
) -> Tagged {
    let known = request.headers().get(IF_NONE_MATCH);
    let is_same = known.is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut answer = if is_same {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, keeping));
    for header in more {
        answer.insert_header(*header);
    }
    if is_same {
        Tagged::Same(answer.finish())
    } else {
        Tagged::Another(answer)
    }
}
