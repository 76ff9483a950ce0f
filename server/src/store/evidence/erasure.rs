//! `event`, `quarantine` and what was derived of them: what is past its time, and what takes its place.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::evidence::enrolment::Kid;
use crate::store::evidence::quarantine::Quarantined;
use crate::store::evidence::subject;
use crate::store::{Db, StoreError, Tx};

/// Where a look for what is old goes on: the first arrival, and the number of the row.
pub type Place = (i64, i64);

/// Events that count, came at `horizon` (milliseconds) or before, and are kept still, the oldest first, each with its
/// place. Desk acts whose effect stands for ever are none of them.
pub fn due(
    c: &Db,
    horizon: i64,
    after: Place,
    limit: u32,
) -> Result<Vec<(Place, Uuid)>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT received_at, n, id FROM event
         WHERE erased_at IS NULL AND received_at <= ?1 AND (received_at, n) > (?2, ?3)
           AND state = 'accepted' AND type NOT IN ('code_resolved', 'merger')
         ORDER BY received_at, n LIMIT ?4",
    )?;
    let rows = found
        .query_map(params![horizon, after.0, after.1, limit], |row| {
            Ok(((row.get(0)?, row.get(1)?), row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// What was set aside, came at `horizon` or before, and is kept still, the oldest first.
pub fn due_aside(c: &Db, horizon: i64, limit: u32) -> Result<Vec<Quarantined>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT hash, jws, why, kid, seq, event, received_at, receipt, fills FROM quarantine
         WHERE erased_at IS NULL AND received_at <= ?1 ORDER BY received_at LIMIT ?2",
    )?;
    let rows = found
        .query_map(
            params![horizon, limit],
            crate::store::evidence::quarantine::read,
        )?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// How much was set aside, came at `horizon` or before, and is kept still.
pub fn count_aside(c: &Db, horizon: i64) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM quarantine WHERE erased_at IS NULL AND received_at <= ?1";
    Ok(c.query_row(sql, [horizon], |row| row.get(0))?)
}

/// The record takes the place of the event's bytes; nobody is its author any more, and it speaks of nothing.
pub fn replace(c: &Tx, id: Uuid, record: &str, at: i64) -> Result<(), StoreError> {
    subject::remove(c, id)?;
    c.prepare_cached("DELETE FROM aside_act WHERE act = ?1")?
        .execute([id])?;
    c.prepare_cached("UPDATE event SET jws = ?2, author = ?3, erased_at = ?4 WHERE id = ?1")?
        .execute(params![id, record, Uuid::nil(), at])?;
    Ok(())
}

/// The same for what was set aside.
pub fn replace_aside(c: &Tx, hash: &[u8; 32], record: &str, at: i64) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE quarantine SET jws = ?2, erased_at = ?3 WHERE hash = ?1")?
        .execute(params![hash, record, at])?;
    Ok(())
}

/// All that was derived of a registration or an averted visit, past verdicts too, but for its claim of a code.
pub fn forget(c: &Tx, registration: Uuid) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM registration WHERE id = ?1",
        "DELETE FROM averted WHERE id = ?1",
        "DELETE FROM verdict WHERE id = ?1",
        "DELETE FROM verdict_log WHERE id = ?1",
        "DELETE FROM attendance WHERE registration = ?1",
        "DELETE FROM outcome WHERE registration = ?1",
        "DELETE FROM explanation WHERE registration = ?1",
    ] {
        c.prepare_cached(sql)?.execute([registration])?;
    }
    Ok(())
}

/// Of which bytes a desk's act is the last decision, and the key that they name.
pub fn decided_by(c: &Db, act: Uuid) -> Result<Option<([u8; 32], Kid)>, StoreError> {
    Ok(
        c.prepare_cached("SELECT hash, kid FROM aside_act WHERE act = ?1")?
            .query_row([act], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
    )
}

/// When an event was erased, in milliseconds; none where it is not there, or is kept.
pub fn of_event(c: &Db, id: Uuid) -> Result<Option<i64>, StoreError> {
    let found = c
        .prepare_cached("SELECT erased_at FROM event WHERE id = ?1")?
        .query_row([id], |row| row.get(0));
    Ok(found.optional()?.flatten())
}

/// The same of what was set aside.
pub fn of_aside(c: &Db, hash: &[u8; 32]) -> Result<Option<i64>, StoreError> {
    let found = c
        .prepare_cached("SELECT erased_at FROM quarantine WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0));
    Ok(found.optional()?.flatten())
}

/// When the last of what was erased had come, in milliseconds. Visits that are gone were not later than that.
pub fn reached(c: &Db) -> Result<Option<i64>, StoreError> {
    Ok(
        c.prepare_cached("SELECT max(received_at) FROM event WHERE erased_at IS NOT NULL")?
            .query_row([], |row| row.get(0))?,
    )
}
