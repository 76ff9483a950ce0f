//! `about`: which registrations an event speaks of. They may come later than the event, or never.

use rusqlite::Connection;
use uuid::Uuid;

use super::StoreError;
use super::event::{COLUMNS, StoredEvent, read};

/// Notes what a new event speaks of.
pub(super) fn insert(
    c: &Connection,
    event: Uuid,
    registrations: &[Uuid],
) -> Result<(), StoreError> {
    for registration in registrations {
        c.prepare_cached(
            "INSERT INTO about (registration, event) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?
        .execute([registration, &event])?;
    }
    Ok(())
}

/// The event goes.
pub(super) fn remove(c: &Connection, event: Uuid) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM about WHERE event = ?1")?
        .execute([event])?;
    Ok(())
}

/// The accepted events that speak of a registration, in the order of (estimated time, id).
pub fn told_of(c: &Connection, registration: Uuid) -> Result<Vec<StoredEvent>, StoreError> {
    let mut told = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM event WHERE state = 'accepted'
           AND id IN (SELECT event FROM about WHERE registration = ?1) ORDER BY estimated_at, id"
    ))?;
    let rows = told
        .query_map([registration], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The other registrations that events speak of together with this one (`same_visit`).
pub fn told_together(c: &Connection, registration: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut others = c.prepare_cached(
        "SELECT DISTINCT registration FROM about
         WHERE event IN (SELECT event FROM about WHERE registration = ?1) AND registration <> ?1",
    )?;
    let rows = others
        .query_map([registration], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
