//! Ids as phones have them, and the time within them.

use serde_json::Value;
use uuid::Uuid;

/// The first bytes of an id, which tell its time; nothing makes the others smaller.
pub(crate) const TIME_BYTES: usize = 6;

/// A UUID as phones have it: in lower case, with hyphens.
pub(crate) fn id(value: &Value) -> Option<Uuid> {
    let text = value.as_str()?;
    let id = Uuid::try_parse(text).ok()?;
    (id.as_hyphenated().to_string() == text).then_some(id)
}

/// The first six bytes of an id: the time at which it was made, ms, where it is of version 7.
pub(crate) fn time_within(id: &Uuid) -> i64 {
    let bytes = id.as_bytes()[..TIME_BYTES].iter();
    bytes.fold(0, |time, byte| time << 8 | i64::from(*byte))
}
