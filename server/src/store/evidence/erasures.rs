//! `event`, `quarantine` and what was derived of them: what is past its time, and what takes its place.

use crate::store::derived::DERIVED;
use crate::store::evidence::quarantine::Quarantined;
use crate::store::evidence::subjects;
use crate::store::ids::{EventId, Kid, PersonId, RecordHash};
use crate::store::sql::sql;
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Where a look for what is old goes on: after the last event that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetentionCursor {
    /// Its first arrival.
    pub received_at: Instant,
    /// Its number in the order of arrival.
    pub n: i64,
}

impl RetentionCursor {
    /// Before every event.
    pub const BEGIN: Self = Self {
        received_at: Instant::FIRST,
        n: 0,
    };
}

/// An event that is past its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastEvent {
    pub place: RetentionCursor,
    pub id: EventId,
    pub r#type: String,
}

/// Lists events that count, came at `horizon` or before, and are kept still, the oldest first. Among them
/// are those of types that are kept for ever.
pub fn due(
    db: &Db,
    horizon: Instant,
    after: RetentionCursor,
    limit: u32,
) -> Result<Vec<PastEvent>, StoreError> {
    let sql = sql!(
        "SELECT received_at, n, id, type FROM event
         WHERE erased_at IS NULL AND received_at <= ?1 AND (received_at, n) > (?2, ?3) AND state = 'accepted'
         ORDER BY received_at, n LIMIT ?4"
    );
    let rows: Vec<(Instant, i64, EventId, String)> =
        db.all(sql, (horizon, after.received_at, after.n, limit))?;
    Ok(rows
        .into_iter()
        .map(|(received_at, n, id, r#type)| PastEvent {
            place: RetentionCursor { received_at, n },
            id,
            r#type,
        })
        .collect())
}

/// Lists what was set aside, came at `horizon` or before, and is kept still, the oldest first.
pub fn due_aside(db: &Db, horizon: Instant, limit: u32) -> Result<Vec<Quarantined>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM quarantine
         WHERE erased_at IS NULL AND received_at <= ?1 ORDER BY received_at LIMIT ?2",
        Quarantined::COLUMNS
    );
    db.all(sql, (horizon, limit))
}

/// Counts what was set aside, came at `horizon` or before, and is kept still.
pub fn count_aside(db: &Db, horizon: Instant) -> Result<i64, StoreError> {
    let sql = sql!("SELECT count(*) FROM quarantine WHERE erased_at IS NULL AND received_at <= ?1");
    db.single(sql, [horizon])
}

/// The record takes the place of the event's bytes; nobody is its author any more, and it speaks of nothing.
pub fn replace(tx: &Tx, id: EventId, record: &str, at: Instant) -> Result<(), StoreError> {
    subjects::remove(tx, id)?;
    tx.run(sql!("DELETE FROM aside_act WHERE act = ?1"), [id])?;
    let sql = sql!("UPDATE event SET jws = ?2, author = ?3, erased_at = ?4 WHERE id = ?1");
    tx.run(sql, (id, record, PersonId::NOBODY, at)).map(drop)
}

/// The record takes the place of the bytes that were set aside.
pub fn replace_aside(
    tx: &Tx,
    hash: &RecordHash,
    record: &str,
    at: Instant,
) -> Result<(), StoreError> {
    let sql = sql!("UPDATE quarantine SET jws = ?2, erased_at = ?3 WHERE hash = ?1");
    tx.run(sql, (hash, record, at)).map(drop)
}

/// Deletes all that was derived of a registration or an averted visit, past verdicts too, but for its claim of a code.
pub fn forget(tx: &Tx, registration: EventId) -> Result<(), StoreError> {
    for sql in DERIVED.iter().filter_map(|table| table.forget) {
        tx.run(sql, [registration])?;
    }
    Ok(())
}

/// Of which bytes a desk's act is the last decision, and the key that they name.
pub fn decided_by(db: &Db, act: EventId) -> Result<Option<(RecordHash, Kid)>, StoreError> {
    db.one(
        sql!("SELECT hash, kid FROM aside_act WHERE act = ?1"),
        [act],
    )
}

/// When an event was erased; none where it is not there, or is kept.
pub fn event_erased_at(db: &Db, id: EventId) -> Result<Option<Instant>, StoreError> {
    let found: Option<Option<Instant>> =
        db.one(sql!("SELECT erased_at FROM event WHERE id = ?1"), [id])?;
    Ok(found.flatten())
}

/// When what was set aside was erased; none where it is not there, or is kept.
pub fn aside_erased_at(db: &Db, hash: &RecordHash) -> Result<Option<Instant>, StoreError> {
    let sql = sql!("SELECT erased_at FROM quarantine WHERE hash = ?1");
    let found: Option<Option<Instant>> = db.one(sql, [hash])?;
    Ok(found.flatten())
}

/// When the last of what was erased had come. Visits that are gone were not later than that.
pub fn reached(db: &Db) -> Result<Option<Instant>, StoreError> {
    let sql = sql!("SELECT max(received_at) FROM event WHERE erased_at IS NOT NULL");
    db.single(sql, ())
}
