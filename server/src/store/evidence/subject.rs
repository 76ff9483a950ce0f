//! `about`: which registrations an event speaks of. They may come later than the event, or never.

use uuid::Uuid;

use crate::store::evidence::event::{self, StoredEvent};
use crate::store::{Db, StoreError, Tx};

/// Notes what a new event speaks of.
pub(crate) fn insert(c: &Tx, event: Uuid, registrations: &[Uuid]) -> Result<(), StoreError> {
    for registration in registrations {
        c.prepare_cached(
            "INSERT INTO about (registration, event) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute([registration, &event])?;
    }
    Ok(())
}

/// What an event is noted to speak of.
pub fn of_event(c: &Db, event: Uuid) -> Result<Vec<Uuid>, StoreError> {
    ids(c, REGISTRATIONS, event)
}

/// The events that are noted to speak of a registration.
pub fn of_registration(c: &Db, registration: Uuid) -> Result<Vec<Uuid>, StoreError> {
    ids(c, EVENTS, registration)
}

/// The event goes.
pub(crate) fn remove(c: &Tx, event: Uuid) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM about WHERE event = ?1")?
        .execute([event])?;
    Ok(())
}

/// The accepted events that speak of a registration, in the order of (estimated time, id).
pub fn told_of(c: &Db, registration: Uuid) -> Result<Vec<StoredEvent>, StoreError> {
    let mut told = Vec::new();
    for id in ids(c, EVENTS, registration)? {
        told.extend(event::get(c, id)?.filter(|event| !event.held));
    }
    told.sort_by_key(|event| (event.estimated_at, event.id));
    Ok(told)
}

/// The other registrations that events speak of together with this one (`same_visit`).
pub fn told_together(c: &Db, registration: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut others = Vec::new();
    for event in ids(c, EVENTS, registration)? {
        others.extend(ids(c, REGISTRATIONS, event)?);
    }
    others.retain(|other| *other != registration);
    others.sort_unstable();
    others.dedup();
    Ok(others)
}

const EVENTS: &str = "SELECT event FROM about WHERE registration = ?1";
const REGISTRATIONS: &str = "SELECT registration FROM about WHERE event = ?1";

/// Plain look-ups: most registrations are never spoken of again, and for them one of these is all.
fn ids(c: &Db, sql: &str, key: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut found = c.prepare_cached(sql)?;
    let rows = found
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
