//! Bounds how many keys an officer may enrol: each is kept for ever, and each may push.

use ruqi_rules::Instant;

use crate::store::evidence::enrolments;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError};

/// Good keys of one officer are at most so many days' worth: years of phones and cleared storage. A manager revokes those
/// that are not used any more.
const DAYS_OF_GOOD_KEYS: u32 = 10;

/// A limit that one more key would be over.
pub(super) enum KeyLimit {
    Day,
    InAll,
}

/// Finds the limit that one more key of the officer would be over, with so many a day.
pub(super) fn reached(
    db: &Db,
    officer: PersonId,
    now: Instant,
    per_day: u32,
) -> Result<Option<KeyLimit>, StoreError> {
    if enrolments::count_good(db, officer)? >= per_day.saturating_mul(DAYS_OF_GOOD_KEYS) {
        return Ok(Some(KeyLimit::InAll));
    }
    let today = enrolments::count_since(db, officer, now - Instant::DAY)?;
    Ok((today >= per_day).then_some(KeyLimit::Day))
}
