//! Counts what is past its time, and leaves it as it is: erasing cannot be taken back, so an operator asks before.

use crate::record::erasure::Period;
use crate::retention::erase_events::AT_ONCE;
use crate::retention::group;
use crate::store::evidence::erasures::{self, RetentionCursor};
use crate::store::{Db, StoreError};

/// How much would be erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// Events that count.
    pub events: i64,
    /// What was set aside.
    pub set_aside: i64,
}

/// Counts what [`crate::retention::erase_events::erase_old`] would erase, by the same groups; in a read transaction as of one
/// moment.
pub fn due(db: &Db, period: Period) -> Result<Due, StoreError> {
    let horizon = period.horizon();
    let mut due = Due {
        events: 0,
        set_aside: erasures::count_aside(db, horizon)?,
    };
    let mut after = RetentionCursor::BEGIN;
    loop {
        let page = erasures::due(db, horizon, after, AT_ONCE)?;
        let Some(last) = page.last() else {
            return Ok(due);
        };
        after = last.place;
        for event in page.iter().filter(|event| group::goes(event)) {
            due.events += i64::from(group::past(db, event.id, horizon)?.is_some());
        }
    }
}
