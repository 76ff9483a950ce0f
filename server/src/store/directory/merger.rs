//! `enterprise`, where one is part of another: mergers.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::defence::{self, Defence};
use crate::store::{Db, StoreError, Tx};

/// From `since` on (milliseconds) it is part of the other, and so is what was merged into it before.
pub fn merge(c: &Tx, from: Uuid, into: Uuid, since: i64) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE enterprise SET merged_into = ?2, merged_at = ?3 WHERE id = ?1")?
        .execute(params![from, into, since])?;
    c.prepare_cached("UPDATE enterprise SET merged_into = ?2 WHERE merged_into = ?1")?
        .execute(params![from, into])?;
    Ok(())
}

/// It, and what was merged into it before.
pub fn parts(c: &Db, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let sql = "SELECT id FROM enterprise WHERE id = ?1 UNION ALL SELECT id FROM enterprise WHERE merged_into = ?1";
    let mut found = c.prepare_cached(sql)?;
    let rows = found
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The enterprise that it was merged into, if it was.
pub fn into(c: &Db, id: Uuid) -> Result<Option<Uuid>, StoreError> {
    let found = c
        .prepare_cached("SELECT merged_into FROM enterprise WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// Mergers that are followed: more is a circle.
const MERGERS: usize = 32;

/// The enterprise that this one was merged into, in the end, and where that is registered; itself where it was not
/// merged, and nowhere where it is not known.
pub fn survivor(c: &Db, id: Uuid) -> Result<(Uuid, Option<String>), StoreError> {
    let mut line = c.prepare_cached("SELECT merged_into, region FROM enterprise WHERE id = ?1")?;
    let mut here = (id, None);
    // Look-ups one by one: nearly all are not merged, and for them the first is all.
    for _ in 0..MERGERS {
        let read = |row: &Row<'_>| Ok((row.get::<_, Option<Uuid>>(0)?, row.get(1)?));
        let Some((next, region)) = line.query_row([here.0], read).optional()? else {
            break;
        };
        here.1 = Some(region);
        match next {
            Some(next) if defence::stands(Defence::HistoryFollows) => here = (next, None),
            _ => break,
        }
    }
    Ok(here)
}
