//! `quarantine`: what came and does not count, kept by the hash of its bytes for a person to look at.

use crate::store::evidence::refusal_word::Why;
use crate::store::ids::{EventId, Kid, RecordHash};
use crate::store::row::columns;
use crate::store::sql::{insert, sql, with_list};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Bytes set aside; what they claim of themselves is filled where it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    pub hash: RecordHash,
    pub jws: String,
    pub why: Why,
    pub kid: Option<Kid>,
    pub seq: Option<i64>,
    pub event: Option<EventId>,
    pub received_at: Instant,
    pub receipt: String,
    /// Its signature holds, so the number in its chain is taken by it.
    pub fills: bool,
    /// No known key signed it, and nobody brought it who proved to be anybody: it goes after days.
    pub unproven: bool,
}

columns!(Quarantined: hash, jws, why, kid, seq, event, received_at, receipt, fills, unproven);

/// Where a page of the work list ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuarantineCursor {
    /// When the last record first came.
    pub received_at: Instant,
    /// Of its bytes.
    pub hash: RecordHash,
}

const COLUMNS: &str = Quarantined::COLUMNS;

/// Adds what was set aside; what is there already stays.
pub fn insert(tx: &Tx, set_aside: &Quarantined) -> Result<(), StoreError> {
    insert!(tx, "quarantine", {
        hash: set_aside.hash,
        jws: set_aside.jws,
        why: set_aside.why,
        kid: set_aside.kid,
        seq: set_aside.seq,
        event: set_aside.event,
        received_at: set_aside.received_at,
        receipt: set_aside.receipt,
        fills: set_aside.fills,
        unproven: set_aside.unproven,
    }, "ON CONFLICT (hash) DO NOTHING")
    .map(drop)
}

/// Lists those of these bytes that were set aside.
pub fn stored_of(db: &Db, hashes: &[RecordHash]) -> Result<Vec<RecordHash>, StoreError> {
    let (sql, values) = with_list(
        sql!("SELECT hash FROM quarantine WHERE hash IN (?)"),
        hashes,
    );
    db.all(&sql, values)
}

/// What was said of these bytes before: why, the receipt, and when they came.
pub fn get(db: &Db, hash: &RecordHash) -> Result<Option<(Why, String, Instant)>, StoreError> {
    db.one(
        sql!("SELECT why, receipt, received_at FROM quarantine WHERE hash = ?1"),
        [hash],
    )
}

/// The chain that these bytes name, where they could be read.
pub fn kid(db: &Db, hash: &RecordHash) -> Result<Option<Kid>, StoreError> {
    let found: Option<Option<Kid>> =
        db.one(sql!("SELECT kid FROM quarantine WHERE hash = ?1"), [hash])?;
    Ok(found.flatten())
}

/// Lists what was set aside after a hash, in the order of the hashes.
pub fn records_after(
    db: &Db,
    hash: &RecordHash,
    limit: u32,
) -> Result<Vec<Quarantined>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM quarantine WHERE hash > ?1 ORDER BY hash LIMIT ?2");
    db.all(sql, (hash, limit))
}

/// Removes bytes that are looked at again: their key or their type is known now, or they came in time.
pub fn remove(tx: &Tx, hash: &RecordHash) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM quarantine WHERE hash = ?1"), [hash])
        .map(drop)
}

/// Lists bytes of a key that was not known when they came, in the order of their chain; what a desk refused waits for
/// nothing.
pub fn of_unknown_key(db: &Db, kid: &Kid, limit: usize) -> Result<Vec<String>, StoreError> {
    let sql = sql!(
        "SELECT jws FROM quarantine q WHERE kid = ?1 AND why = 'unknown_key' AND erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM aside_act a WHERE a.hash = q.hash)
         ORDER BY seq NULLS FIRST, hash LIMIT ?2"
    );
    db.all(sql, (kid, rows(limit)))
}

/// Lists bytes of a type that was not known when they came, each with its hash, in the order of the hashes after `after`;
/// what a desk refused waits for nothing.
pub fn of_unknown_type(
    db: &Db,
    after: &RecordHash,
    limit: usize,
) -> Result<Vec<(RecordHash, String)>, StoreError> {
    let sql = sql!(
        "SELECT hash, jws FROM quarantine q WHERE hash > ?1 AND why = 'unknown_type' AND erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM aside_act a WHERE a.hash = q.hash) ORDER BY hash LIMIT ?2"
    );
    db.all(sql, (after, rows(limit)))
}

/// The hash of what fills a place in a chain.
pub fn filling(db: &Db, kid: &Kid, seq: i64) -> Result<Option<RecordHash>, StoreError> {
    db.one(
        sql!("SELECT hash FROM quarantine WHERE kid = ?1 AND seq = ?2 AND fills = 1"),
        (kid, seq),
    )
}

/// Whether something fills a place of the chain after `seq`.
pub fn fills_after(db: &Db, kid: &Kid, seq: i64) -> Result<bool, StoreError> {
    db.exists(
        sql!("SELECT 1 FROM quarantine WHERE kid = ?1 AND seq > ?2 AND fills = 1 LIMIT 1"),
        (kid, seq),
    )
}

/// As many rows as a caller has room for.
fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
