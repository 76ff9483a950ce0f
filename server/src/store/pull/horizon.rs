//! How long tombstones are kept. `change_day` remembers how far the changes had come on each day; `setting` up to where
//! tombstones were removed.

use rusqlite::{OptionalExtension, params};

use crate::store::upkeep::setting;
use crate::store::{Db, StoreError, Tx};

/// The newest change's number.
pub fn newest(c: &Db) -> Result<i64, StoreError> {
    Ok(
        c.prepare_cached("SELECT last FROM sequence WHERE name = 'change'")?
            .query_row([], |row| row.get(0))
            .optional()?
            .unwrap_or(0),
    )
}

/// Whoever has seen no more than this may have missed tombstones that are gone; 0 while all are there.
pub fn horizon(c: &Db) -> Result<i64, StoreError> {
    let set = setting::read(c, setting::TOMBSTONE_HORIZON)?;
    Ok(set.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Whether a day (since 1970) is remembered.
pub fn has_day(c: &Db, day: i32) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM change_day WHERE day = ?1")?
        .query_row([day], |_| Ok(()))
        .optional()?
        .is_some())
}

/// Remembers how far the changes have come on a day, the first time that it is asked to.
pub fn keep_day(c: &Tx, day: i32) -> Result<(), StoreError> {
    c.prepare_cached("INSERT INTO change_day (day, seq) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![day, newest(c)?])?;
    Ok(())
}

/// The number up to which tombstones are from before `day`, if there are any.
pub fn due(c: &Db, day: i32) -> Result<Option<i64>, StoreError> {
    let reached: Option<i64> = c
        .prepare_cached("SELECT max(seq) FROM change_day WHERE day <= ?1")?
        .query_row([day], |row| row.get(0))?;
    let Some(reached) = reached else {
        return Ok(None);
    };
    let any = c
        .prepare_cached("SELECT 1 FROM change WHERE gone = 1 AND seq <= ?1 LIMIT 1")?
        .query_row([reached], |_| Ok(()))
        .optional()?;
    Ok(any.map(|()| reached))
}

/// Removes up to `limit` tombstones of numbers up to `reached`, which becomes the horizon. Returns how many.
pub fn remove(c: &Tx, reached: i64, limit: u32) -> Result<usize, StoreError> {
    setting::write(c, setting::TOMBSTONE_HORIZON, &reached.to_string())?;
    c.prepare_cached("DELETE FROM change_day WHERE seq < ?1")?
        .execute([reached])?;
    Ok(c.prepare_cached(
        "DELETE FROM change WHERE (scope, seq) IN
           (SELECT scope, seq FROM change WHERE gone = 1 AND seq <= ?1 LIMIT ?2)",
    )?
    .execute(params![reached, limit])?)
}
