//! `attendance`: colleagues who joined a registration by scanning the leader's screen.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::StoreError;

/// A colleague at a registration; bound once the registration is known and the two fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    pub officer: Uuid,
    pub event: Uuid,
    pub bound: bool,
}

/// Who joined, by officer.
pub fn of(c: &Connection, registration: Uuid) -> Result<Vec<Attendance>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT officer, event, bound FROM attendance WHERE registration = ?1 ORDER BY officer",
    )?;
    let rows = found
        .query_map([registration], |row| {
            Ok(Attendance {
                officer: row.get(0)?,
                event: row.get(1)?,
                bound: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Sets who joined.
pub fn set(c: &Connection, registration: Uuid, all: &[Attendance]) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM attendance WHERE registration = ?1")?
        .execute([registration])?;
    let mut add = c.prepare_cached(
        "INSERT INTO attendance (registration, officer, event, bound) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for one in all {
        add.execute(params![registration, one.officer, one.event, one.bound])?;
    }
    Ok(())
}
