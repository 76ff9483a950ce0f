//! `event`: the evidence, as received. Rows are added, and `held` ones become `accepted`; nothing else.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::defence::{self, Defence};
use crate::store::StoreError;
use crate::store::evidence::{enrolment::Kid, subject};

/// A sealed event with what was found out when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    pub id: Uuid,
    pub kid: Kid,
    pub seq: i64,
    pub r#type: String,
    pub author: Uuid,
    /// As received, never serialised again.
    pub jws: String,
    /// SHA-256 of `jws`.
    pub hash: [u8; 32],
    pub receipt: String,
    /// First arrival, milliseconds.
    pub received_at: i64,
    pub estimated_at: i64,
    /// Estimated less wall, milliseconds.
    pub shift: i64,
    /// `live`, `bounded`, `claimed`.
    pub grade: String,
    /// An earlier event of the chain is missing.
    pub held: bool,
    /// Accepted though an earlier event of the chain never came.
    pub gap: bool,
    /// Accepted at a desk though it had been set aside.
    pub released: bool,
}

const COLUMNS: &str = "id, kid, seq, type, author, jws, hash, receipt, received_at, estimated_at, shift, grade, \
                       state = 'held', gap, released";

/// Adds it. Fails where its id or its number in the chain is taken.
pub fn insert(c: &Connection, event: &StoredEvent, about: &[Uuid]) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO event (id, kid, seq, type, author, jws, hash, receipt, received_at, estimated_at, shift, grade,
           state, gap, released) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        event.id,
        event.kid,
        event.seq,
        event.r#type,
        event.author,
        event.jws,
        event.hash,
        event.receipt,
        event.received_at,
        event.estimated_at,
        event.shift,
        event.grade,
        if event.held { "held" } else { "accepted" },
        event.gap,
        event.released
    ])?;
    match defence::stands(Defence::KeptForIt) {
        true => subject::insert(c, event.id, about),
        false => Ok(()),
    }
}

/// One of them.
pub fn get(c: &Connection, id: Uuid) -> Result<Option<StoredEvent>, StoreError> {
    Ok(
        c.prepare_cached(&format!("SELECT {COLUMNS} FROM event WHERE id = ?1"))?
            .query_row([id], read)
            .optional()?,
    )
}

/// What was said of an event that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub hash: [u8; 32],
    pub receipt: String,
    pub held: bool,
    pub gap: bool,
}

/// Whether the id is taken, and by which bytes.
pub fn known(c: &Connection, id: Uuid) -> Result<Option<Known>, StoreError> {
    Ok(
        c.prepare_cached("SELECT hash, receipt, state = 'held', gap FROM event WHERE id = ?1")?
            .query_row([id], |row| {
                Ok(Known {
                    hash: row.get(0)?,
                    receipt: row.get(1)?,
                    held: row.get(2)?,
                    gap: row.get(3)?,
                })
            })
            .optional()?,
    )
}

/// The one at a place of a chain.
pub fn at(c: &Connection, kid: &Kid, seq: i64) -> Result<Option<StoredEvent>, StoreError> {
    Ok(c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM event WHERE kid = ?1 AND seq = ?2"
    ))?
    .query_row(params![kid, seq], read)
    .optional()?)
}

/// The events that came after the `n`th, in the order of their arrival, each with its own `n`.
pub fn after(c: &Connection, n: i64, limit: u32) -> Result<Vec<(i64, StoredEvent)>, StoreError> {
    let mut found = c.prepare_cached(&format!(
        "SELECT {COLUMNS}, n FROM event WHERE n > ?1 ORDER BY n LIMIT ?2"
    ))?;
    let rows = found
        .query_map(params![n, limit], |row| Ok((row.get("n")?, read(row)?)))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The last of a chain.
pub fn last(c: &Connection, kid: &Kid) -> Result<Option<StoredEvent>, StoreError> {
    Ok(c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM event WHERE kid = ?1 ORDER BY seq DESC LIMIT 1"
    ))?
    .query_row([kid], read)
    .optional()?)
}

/// A held one counts from now on.
pub fn accept(c: &Connection, id: Uuid, gap: bool) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE event SET state = 'accepted', gap = ?2 WHERE id = ?1")?
        .execute(params![id, gap])?;
    Ok(())
}

/// A held one turned out not to fit its chain: it goes, its bytes into quarantine.
pub fn remove_held(c: &Connection, id: Uuid) -> Result<(), StoreError> {
    subject::remove(c, id)?;
    c.prepare_cached("DELETE FROM event WHERE id = ?1 AND state = 'held'")?
        .execute([id])?;
    Ok(())
}

/// Chains and places of events that came before `received` and are held still, the oldest first.
pub fn held_since(
    c: &Connection,
    received: i64,
    limit: u32,
) -> Result<Vec<(Kid, i64)>, StoreError> {
    let mut held = c.prepare_cached(
        "SELECT kid, seq FROM event WHERE state = 'held' AND received_at <= ?1
         ORDER BY received_at, kid, seq LIMIT ?2",
    )?;
    let rows = held
        .query_map(params![received, limit], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// When the oldest event that is held still came.
pub fn oldest_held(c: &Connection) -> Result<Option<i64>, StoreError> {
    Ok(
        c.prepare_cached("SELECT min(received_at) FROM event WHERE state = 'held'")?
            .query_row([], |row| row.get(0))?,
    )
}

/// The place of the first event in a chain, after `seq`, that is stored.
pub fn next_place(c: &Connection, kid: &Kid, seq: i64) -> Result<Option<i64>, StoreError> {
    Ok(
        c.prepare_cached("SELECT min(seq) FROM event WHERE kid = ?1 AND seq > ?2")?
            .query_row(params![kid, seq], |row| row.get(0))?,
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<StoredEvent> {
    Ok(StoredEvent {
        id: row.get(0)?,
        kid: row.get(1)?,
        seq: row.get(2)?,
        r#type: row.get(3)?,
        author: row.get(4)?,
        jws: row.get(5)?,
        hash: row.get(6)?,
        receipt: row.get(7)?,
        received_at: row.get(8)?,
        estimated_at: row.get(9)?,
        shift: row.get(10)?,
        grade: row.get(11)?,
        held: row.get(12)?,
        gap: row.get(13)?,
        released: row.get(14)?,
    })
}
