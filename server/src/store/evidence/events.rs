//! `event`: the evidence, as received. Rows are added, and held ones become accepted; but for `arrival`, nothing else.

use ruqi_rules::ClockGrade;

use crate::faults::{Defence, enabled};
use crate::store::evidence::subjects;
use crate::store::ids::{EventId, Kid, PersonId, RecordHash};
use crate::store::row::{FromRow, StoredRow, columns};
use crate::store::sql::{insert, sql};
use crate::store::words::{word_column, words};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

word_column!(ClockGrade);

words! {
    /// Whether an event counts.
    pub enum EventState {
        /// It does.
        Accepted = "accepted",
        /// An earlier event of the chain is missing.
        Held = "held",
    }
}

impl EventState {
    /// Whether it waits for an earlier event of its chain.
    pub fn is_held(self) -> bool {
        self == Self::Held
    }
}

/// A sealed event with what was found out when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    pub id: EventId,
    pub kid: Kid,
    pub seq: i64,
    pub r#type: String,
    pub author: PersonId,
    /// As received, never serialised again.
    pub jws: String,
    /// SHA-256 of `jws`.
    pub hash: RecordHash,
    pub receipt: String,
    /// First arrival.
    pub received_at: Instant,
    pub estimated_at: Instant,
    /// Estimated less wall, milliseconds.
    pub shift: i64,
    /// How well `estimated_at` is known.
    pub grade: ClockGrade,
    pub state: EventState,
    /// Accepted though an earlier event of the chain never came.
    pub gap: bool,
    /// Accepted at a desk though it had been set aside.
    pub released: bool,
}

columns!(StoredEvent: id, kid, seq, r#type, author, jws, hash, receipt, received_at, estimated_at, shift, grade,
    state, gap, released);

const COLUMNS: &str = StoredEvent::COLUMNS;

/// Adds an event, with the registrations that it speaks of. Fails where its id or its number in the chain is taken.
pub fn insert(tx: &Tx, event: &StoredEvent, about: &[EventId]) -> Result<(), StoreError> {
    insert!(tx, "event", {
        id: event.id,
        kid: event.kid,
        seq: event.seq,
        r#type: event.r#type,
        author: event.author,
        jws: event.jws,
        hash: event.hash,
        receipt: event.receipt,
        received_at: event.received_at,
        estimated_at: event.estimated_at,
        shift: event.shift,
        grade: event.grade,
        state: event.state,
        gap: event.gap,
        released: event.released,
    })?;
    if enabled(Defence::KeptForIt) {
        subjects::insert(tx, event.id, about)?;
    }
    Ok(())
}

/// One of them.
pub fn get(db: &Db, id: EventId) -> Result<Option<StoredEvent>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM event WHERE id = ?1"), [id])
}

/// Lists the accepted events that speak of a registration, in the order of (estimated time, id).
pub fn accepted_about(db: &Db, registration: EventId) -> Result<Vec<StoredEvent>, StoreError> {
    accepted_of(db, &subjects::of_registration(db, registration)?)
}

/// Lists those of these events that are accepted, in the same order.
pub fn accepted_of(db: &Db, ids: &[EventId]) -> Result<Vec<StoredEvent>, StoreError> {
    let mut told = Vec::new();
    for id in ids {
        told.extend(get(db, *id)?.filter(|event| !event.state.is_held()));
    }
    told.sort_by_key(|event| (event.estimated_at, event.id));
    Ok(told)
}

/// The event at a number of a chain.
pub fn at(db: &Db, kid: &Kid, seq: i64) -> Result<Option<StoredEvent>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM event WHERE kid = ?1 AND seq = ?2");
    db.one(sql, (kid, seq))
}

/// An event with its place in the order of arrival.
struct Arrived(i64, StoredEvent);

impl FromRow for Arrived {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        Ok(Self(row.get(15)?, StoredEvent::from_row(row)?))
    }
}

/// The events that came after the `n`th, in the order of their arrival, each with its own `n`.
pub fn events_after(db: &Db, n: i64, limit: u32) -> Result<Vec<(i64, StoredEvent)>, StoreError> {
    let sql = sql!("SELECT {COLUMNS}, n FROM event WHERE n > ?1 ORDER BY n LIMIT ?2");
    let found: Vec<Arrived> = db.all(sql, (n, limit))?;
    Ok(found
        .into_iter()
        .map(|Arrived(n, event)| (n, event))
        .collect())
}

/// The last event of a chain.
pub fn last(db: &Db, kid: &Kid) -> Result<Option<StoredEvent>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM event WHERE kid = ?1 ORDER BY seq DESC LIMIT 1");
    db.one(sql, [kid])
}

/// A held event counts from now on.
pub fn accept(tx: &Tx, id: EventId, gap: bool) -> Result<(), StoreError> {
    let sql = sql!("UPDATE event SET state = 'accepted', gap = ?2 WHERE id = ?1");
    tx.run(sql, (id, gap)).map(drop)
}

/// Removes a held event that turned out not to fit its chain; its bytes go into quarantine.
pub fn remove_held(tx: &Tx, id: EventId) -> Result<(), StoreError> {
    subjects::remove(tx, id)?;
    tx.run(
        sql!("DELETE FROM event WHERE id = ?1 AND state = 'held'"),
        [id],
    )?;
    Ok(())
}

/// Chains and numbers of events that came before `received` and are held still, the oldest first.
pub fn held_since(db: &Db, received: Instant, limit: u32) -> Result<Vec<(Kid, i64)>, StoreError> {
    let sql = sql!(
        "SELECT kid, seq FROM event WHERE state = 'held' AND received_at <= ?1
         ORDER BY received_at, kid, seq LIMIT ?2"
    );
    db.all(sql, (received, limit))
}

/// When the oldest event that is held still came.
pub fn oldest_held(db: &Db) -> Result<Option<Instant>, StoreError> {
    db.single(
        sql!("SELECT min(received_at) FROM event WHERE state = 'held'"),
        (),
    )
}

/// The number of the first event in a chain, after `seq`, that is stored.
pub fn next_place(db: &Db, kid: &Kid, seq: i64) -> Result<Option<i64>, StoreError> {
    db.single(
        sql!("SELECT min(seq) FROM event WHERE kid = ?1 AND seq > ?2"),
        (kid, seq),
    )
}
