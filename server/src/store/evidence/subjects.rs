//! `about`: which registrations an event speaks of. They may come later than the event, or never.

use crate::store::ids::EventId;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// Notes what a new event speaks of.
pub(crate) fn insert(tx: &Tx, event: EventId, registrations: &[EventId]) -> Result<(), StoreError> {
    for registration in registrations {
        insert!(tx, "about", { registration: registration, event: event }, "ON CONFLICT DO NOTHING")?;
    }
    Ok(())
}

/// Lists the registrations that an event is noted to speak of.
pub fn of_event(db: &Db, event: EventId) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT registration FROM about WHERE event = ?1"),
        [event],
    )
}

/// Lists the events that are noted to speak of a registration: a plain look-up, since most registrations are never spoken
/// of again.
pub fn of_registration(db: &Db, registration: EventId) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT event FROM about WHERE registration = ?1"),
        [registration],
    )
}

/// Deletes which registrations an event speaks of.
pub(crate) fn remove(tx: &Tx, event: EventId) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM about WHERE event = ?1"), [event])
        .map(drop)
}

/// Lists the other registrations that these events speak of together with this one (`same_visit`).
pub fn told_together(
    db: &Db,
    registration: EventId,
    events: &[EventId],
) -> Result<Vec<EventId>, StoreError> {
    let mut others = Vec::new();
    for event in events {
        others.extend(of_event(db, *event)?);
    }
    others.retain(|other| *other != registration);
    others.sort_unstable();
    others.dedup();
    Ok(others)
}
