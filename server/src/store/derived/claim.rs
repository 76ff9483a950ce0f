//! `claim`: registrations that name an enterprise while their code leads nowhere, or elsewhere.

use rusqlite::Connection;
use uuid::Uuid;

use crate::store::StoreError;

/// The registration names an enterprise that its code does not lead to.
pub fn insert(c: &Connection, code: [u8; 8], registration: Uuid) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO claim (code, registration) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
    )?
    .execute((code, registration))?;
    Ok(())
}

/// The two agree (now).
pub fn remove(c: &Connection, code: [u8; 8], registration: Uuid) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM claim WHERE code = ?1 AND registration = ?2")?
        .execute((code, registration))?;
    Ok(())
}

/// Those of a code.
pub fn of(c: &Connection, code: [u8; 8]) -> Result<Vec<Uuid>, StoreError> {
    let mut found = c.prepare_cached("SELECT registration FROM claim WHERE code = ?1")?;
    let rows = found
        .query_map([code], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
