//! Small values as they cross HTTP.

use ruqi_rules::{Fingerprint, Instant};

use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::invisible_sign;
use crate::wire::texts::MAX_REASON_CHARACTERS;

/// RFC 3339 in UTC.
pub(crate) fn instant(at: Instant) -> String {
    at.to_string()
}

/// A code's fingerprint from the 16 hex digits of an address.
pub(crate) fn fingerprint(text: &str) -> Result<Fingerprint, Problem> {
    let mut bytes = [0; 8];
    hex::decode_to_slice(text, &mut bytes)
        .map(|()| Fingerprint(bytes))
        .map_err(|_| problems::NOT_FOUND.into())
}

/// A reason as a person typed it: 1 to 500 characters.
pub(crate) fn reason(text: &str) -> Result<String, Problem> {
    let malformed = |why: String| Problem::from(problems::MALFORMED).because(why);
    let reason =
        invisible_sign::note(text).map_err(|error| malformed(format!("/reason: {error}")))?;
    if reason.is_empty() || reason.chars().count() > MAX_REASON_CHARACTERS {
        let why = format!("/reason: 1 to {MAX_REASON_CHARACTERS} characters");
        return Err(malformed(why));
    }
    Ok(reason)
}
