//! `explanation`: which findings of a registration were explained, and by which events.

use rusqlite::params;
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// The events that explain a finding of the registration, each with the rule, in the order of their ids.
pub fn of(c: &Db, registration: Uuid) -> Result<Vec<(Uuid, String)>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT event, rule FROM explanation WHERE registration = ?1 ORDER BY event",
    )?;
    let rows = found
        .query_map([registration], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Sets them.
pub fn set(c: &Tx, registration: Uuid, all: &[(Uuid, String)]) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM explanation WHERE registration = ?1")?
        .execute([registration])?;
    let mut add = c.prepare_cached(
        "INSERT INTO explanation (registration, event, rule) VALUES (?1, ?2, ?3)",
    )?;
    for (event, rule) in all {
        add.execute(params![registration, event, rule])?;
    }
    Ok(())
}
