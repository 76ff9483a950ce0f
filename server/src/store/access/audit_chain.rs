//! `audit_chain`: where the trail begins and ends, so that a line that was altered or removed is found.

use crate::store::ids::RecordHash;
use crate::store::row::columns;
use crate::store::sql::sql;
use crate::store::{Db, StoreError, Tx};

/// The ends of the trail, by the places of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrailEnds {
    /// The first line that is kept.
    pub first: i64,
    /// From this one on lines are chained: those of before have no hashes.
    pub chained: i64,
    /// The last line; less than the first while there is none.
    pub last: i64,
    /// Of the last line; none while none is chained.
    pub hash: Option<RecordHash>,
}

columns!(TrailEnds: first, chained, last, hash);

/// Finds the ends.
pub fn read(db: &Db) -> Result<TrailEnds, StoreError> {
    let sql = sql!(
        "SELECT {} FROM audit_chain WHERE one = 1",
        TrailEnds::COLUMNS
    );
    db.single(sql, ())
}

/// A line was added at the end.
pub(super) fn advance(tx: &Tx, last: i64, hash: &RecordHash) -> Result<(), StoreError> {
    let sql = sql!("UPDATE audit_chain SET last = ?1, hash = ?2 WHERE one = 1");
    tx.run(sql, (last, hash)).map(drop)
}

/// The lines before this one are past their time, and gone.
pub(super) fn begin_at(tx: &Tx, first: i64) -> Result<(), StoreError> {
    let sql = sql!("UPDATE audit_chain SET first = ?1 WHERE one = 1");
    tx.run(sql, [first]).map(drop)
}
