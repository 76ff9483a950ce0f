//! How long tombstones are kept. `change_day` remembers how far the changes had come on each day; `setting` up to where
//! tombstones were removed.

use crate::store::sql::sql;
use crate::store::upkeep::settings;
use crate::store::{Db, StoreError, Tx};

/// Tombstones are kept for so many days. A first fill goes back 396 (a year and a month): a phone that was away for longer
/// begins anew with no loss.
pub const TOMBSTONE_DAYS: i32 = 400;

/// Finds the newest change's number; 0 before the first.
pub fn newest(db: &Db) -> Result<i64, StoreError> {
    let last = db.one(sql!("SELECT last FROM sequence WHERE name = 'change'"), ())?;
    Ok(last.unwrap_or(0))
}

/// Whoever has seen no more than this may have missed tombstones that are gone; 0 while all are there.
pub fn horizon(db: &Db) -> Result<i64, StoreError> {
    Ok(settings::read_number(db, settings::TOMBSTONE_HORIZON)?.unwrap_or(0))
}

/// Whether a day (since 1970) is remembered.
pub fn has_day(db: &Db, day: i32) -> Result<bool, StoreError> {
    db.exists(sql!("SELECT 1 FROM change_day WHERE day = ?1"), [day])
}

/// Remembers how far the changes have come on a day, the first time that it is asked to.
pub fn keep_day(tx: &Tx, day: i32) -> Result<(), StoreError> {
    let sql = sql!("INSERT INTO change_day (day, seq) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
    tx.run(sql, (day, newest(tx)?)).map(drop)
}

/// Finds the number up to which tombstones are from before `day`, if there are any.
pub fn due(db: &Db, day: i32) -> Result<Option<i64>, StoreError> {
    let sql = sql!("SELECT max(seq) FROM change_day WHERE day <= ?1");
    let Some(reached) = db.single::<Option<i64>>(sql, [day])? else {
        return Ok(None);
    };
    let sql = sql!("SELECT 1 FROM change WHERE gone = 1 AND seq <= ?1 LIMIT 1");
    Ok(db.exists(sql, [reached])?.then_some(reached))
}

/// Removes up to `limit` tombstones of numbers up to `reached`, which becomes the horizon. Answers how many.
pub fn remove(tx: &Tx, reached: i64, limit: u32) -> Result<usize, StoreError> {
    settings::write(tx, settings::TOMBSTONE_HORIZON, &reached.to_string())?;
    tx.run(sql!("DELETE FROM change_day WHERE seq < ?1"), [reached])?;
    let sql = sql!(
        "DELETE FROM change WHERE (scope, seq) IN
           (SELECT scope, seq FROM change WHERE gone = 1 AND seq <= ?1 LIMIT ?2)"
    );
    tx.run(sql, (reached, limit))
}
