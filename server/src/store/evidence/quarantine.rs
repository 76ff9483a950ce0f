//! `quarantine`: what came and does not count, kept by the hash of its bytes for a person to look at.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::evidence::enrolment::Kid;
use crate::store::{Db, StoreError, Tx};

/// Bytes set aside; what they claim of themselves is filled where it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    pub hash: [u8; 32],
    pub jws: String,
    /// `why` of `docs/SYNC-PROTOCOL.md`.
    pub why: String,
    pub kid: Option<Kid>,
    pub seq: Option<i64>,
    pub event: Option<Uuid>,
    pub received_at: i64,
    pub receipt: String,
    /// Its signature holds, so the number in its chain is taken by it.
    pub fills: bool,
}

/// Adds it; what is there already stays.
pub fn insert(c: &Tx, set_aside: &Quarantined) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO quarantine (hash, jws, why, kid, seq, event, received_at, receipt, fills)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (hash) DO NOTHING",
    )?
    .execute(params![
        set_aside.hash,
        set_aside.jws,
        set_aside.why,
        set_aside.kid,
        set_aside.seq,
        set_aside.event,
        set_aside.received_at,
        set_aside.receipt,
        set_aside.fills
    ])?;
    Ok(())
}

/// What was said of these bytes before: why, the receipt, and when they came.
pub fn get(c: &Db, hash: &[u8; 32]) -> Result<Option<(String, String, i64)>, StoreError> {
    Ok(
        c.prepare_cached("SELECT why, receipt, received_at FROM quarantine WHERE hash = ?1")?
            .query_row([hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?,
    )
}

/// The chain that these bytes name, where they could be read.
pub fn kid(c: &Db, hash: &[u8; 32]) -> Result<Option<Kid>, StoreError> {
    Ok(
        c.prepare_cached("SELECT kid FROM quarantine WHERE hash = ?1")?
            .query_row([hash], |row| row.get(0))
            .optional()?
            .flatten(),
    )
}

/// Those after a hash, in the order of their hashes.
pub fn after(c: &Db, hash: &[u8; 32], limit: u32) -> Result<Vec<Quarantined>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT hash, jws, why, kid, seq, event, received_at, receipt, fills FROM quarantine
         WHERE hash > ?1 ORDER BY hash LIMIT ?2",
    )?;
    let rows = found
        .query_map(params![hash, limit], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The bytes are looked at again: the key is known now, or they came in time.
pub fn remove(c: &Tx, hash: &[u8; 32]) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM quarantine WHERE hash = ?1")?
        .execute([hash])?;
    Ok(())
}

/// Bytes of a key that was not known when they came, in the order of their chain; what a desk refused waits for nothing.
pub fn of_unknown_key(c: &Db, kid: &Kid, limit: usize) -> Result<Vec<String>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT jws FROM quarantine q WHERE kid = ?1 AND why = 'unknown_key' AND erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM aside_act a WHERE a.hash = q.hash) ORDER BY seq, hash LIMIT ?2",
    )?;
    let rows = found
        .query_map(
            params![kid, i64::try_from(limit).unwrap_or(i64::MAX)],
            |row| row.get(0),
        )?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Bytes of a type that was not known when they came, each with its hash, in the order of the hashes after `after`; what
/// a desk refused waits for nothing.
pub fn of_unknown_type(
    c: &Db,
    after: &[u8; 32],
    limit: usize,
) -> Result<Vec<([u8; 32], String)>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT hash, jws FROM quarantine q WHERE hash > ?1 AND why = 'unknown_type' AND erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM aside_act a WHERE a.hash = q.hash) ORDER BY hash LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = found
        .query_map(params![after, limit], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The hash of what fills a place in a chain.
pub fn filling(c: &Db, kid: &Kid, seq: i64) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(
        c.prepare_cached("SELECT hash FROM quarantine WHERE kid = ?1 AND seq = ?2 AND fills = 1")?
            .query_row(params![kid, seq], |row| row.get(0))
            .optional()?,
    )
}

/// Whether something fills a place of the chain after `seq`.
pub fn fills_after(c: &Db, kid: &Kid, seq: i64) -> Result<bool, StoreError> {
    Ok(c.prepare_cached(
        "SELECT 1 FROM quarantine WHERE kid = ?1 AND seq > ?2 AND fills = 1 LIMIT 1",
    )?
    .query_row(params![kid, seq], |_| Ok(()))
    .optional()?
    .is_some())
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Quarantined> {
    Ok(Quarantined {
        hash: row.get(0)?,
        jws: row.get(1)?,
        why: row.get(2)?,
        kid: row.get(3)?,
        seq: row.get(4)?,
        event: row.get(5)?,
        received_at: row.get(6)?,
        receipt: row.get(7)?,
        fills: row.get(8)?,
    })
}
