//! `quarantine`: what came and does not count, kept by the hash of its bytes for a person to look at.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StoreError;
use super::enrolment::Kid;

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
pub fn insert(c: &Connection, set_aside: &Quarantined) -> Result<(), StoreError> {
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
pub fn get(c: &Connection, hash: &[u8; 32]) -> Result<Option<(String, String, i64)>, StoreError> {
    Ok(
        c.prepare_cached("SELECT why, receipt, received_at FROM quarantine WHERE hash = ?1")?
            .query_row([hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?,
    )
}

/// The key is known now: the bytes are looked at again.
pub fn remove(c: &Connection, hash: &[u8; 32]) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM quarantine WHERE hash = ?1")?
        .execute([hash])?;
    Ok(())
}

/// The hash of what fills a place in a chain.
pub fn filling(c: &Connection, kid: &Kid, seq: i64) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(
        c.prepare_cached("SELECT hash FROM quarantine WHERE kid = ?1 AND seq = ?2 AND fills = 1")?
            .query_row(params![kid, seq], |row| row.get(0))
            .optional()?,
    )
}

/// Whether something fills a place of the chain after `seq`.
pub fn fills_after(c: &Connection, kid: &Kid, seq: i64) -> Result<bool, StoreError> {
    Ok(c.prepare_cached(
        "SELECT 1 FROM quarantine WHERE kid = ?1 AND seq > ?2 AND fills = 1 LIMIT 1",
    )?
    .query_row(params![kid, seq], |_| Ok(()))
    .optional()?
    .is_some())
}
