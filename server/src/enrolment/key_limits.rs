//! Bounds how many keys an officer may enrol: each is kept for ever, and each may push.

use ruqi_rules::Instant;

use crate::store::evidence::enrolments;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError};

/// A phone makes a key when it has none: a new one, one whose storage was cleared, a browser tried beside another. A day
/// with twenty of them is no person's.
const MAX_KEYS_PER_DAY: u32 = 20;
/// Good keys of one officer: years of phones and cleared storage. A manager revokes those that are not used any more.
const MAX_GOOD_KEYS: u32 = 200;

/// A limit that one more key would be over.
pub(super) enum KeyLimit {
    Day,
    InAll,
}

/// Finds the limit that one more key of the officer would be over.
pub(super) fn reached(
    db: &Db,
    officer: PersonId,
    now: Instant,
) -> Result<Option<KeyLimit>, StoreError> {
    if enrolments::count_good(db, officer)? >= MAX_GOOD_KEYS {
        return Ok(Some(KeyLimit::InAll));
    }
    let today = enrolments::count_since(db, officer, now - Instant::DAY)?;
    Ok((today >= MAX_KEYS_PER_DAY).then_some(KeyLimit::Day))
}
