//! `intake_count`: how much was stored on a day of what nobody proved to be theirs, by who brought it.

use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// What one source brought on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IntakeCount {
    pub records: i64,
    /// As [`crate::intake::allowance`] counts them.
    pub bytes: i64,
}

columns!(IntakeCount: records, bytes);

/// Finds what `source` brought on `day` (since 1970, UTC).
pub fn read(db: &Db, day: i32, source: &str) -> Result<IntakeCount, StoreError> {
    let sql = sql!(
        "SELECT {} FROM intake_count WHERE day = ?1 AND source = ?2",
        IntakeCount::COLUMNS
    );
    Ok(db.one(sql, (day, source))?.unwrap_or_default())
}

/// Sets it.
pub fn write(tx: &Tx, day: i32, source: &str, count: IntakeCount) -> Result<(), StoreError> {
    insert!(tx, "intake_count", {
        day: day,
        source: source,
        records: count.records,
        bytes: count.bytes,
    }, "ON CONFLICT (day, source) DO UPDATE SET records = excluded.records, bytes = excluded.bytes")
    .map(drop)
}

/// Removes the counts of earlier days: they bound nothing any more.
pub fn forget_before(tx: &Tx, day: i32) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM intake_count WHERE day < ?1"), [day])
        .map(drop)
}
