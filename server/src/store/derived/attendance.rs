//! `attendance`: colleagues who joined a registration by scanning the leader's screen.

use rusqlite::params;
use uuid::Uuid;

use crate::store::derived::registration_scope::{BELOW, Sight};
use crate::store::{Db, StoreError, Tx};

/// A colleague at a registration; bound once the registration is known and the two fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    pub officer: Uuid,
    pub event: Uuid,
    /// The colleague's legal organ, as the event says.
    pub organ: String,
    pub bound: bool,
}

/// Who joined, by officer.
pub fn of(c: &Db, registration: Uuid) -> Result<Vec<Attendance>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT officer, event, organ, bound FROM attendance WHERE registration = ?1 ORDER BY officer",
    )?;
    let rows = found
        .query_map([registration], |row| {
            Ok(Attendance {
                officer: row.get(0)?,
                event: row.get(1)?,
                organ: row.get(2)?,
                bound: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Sets who joined.
pub fn set(c: &Tx, registration: Uuid, all: &[Attendance]) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM attendance WHERE registration = ?1")?
        .execute([registration])?;
    let mut add = c.prepare_cached(
        "INSERT INTO attendance (registration, officer, event, organ, bound) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for one in all {
        add.execute(params![
            registration,
            one.officer,
            one.event,
            one.organ,
            one.bound
        ])?;
    }
    Ok(())
}

/// A colleague whose leader's registration has not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub registration: Uuid,
    pub event: Uuid,
    pub officer: Uuid,
    pub organ: String,
    /// Milliseconds: sealed, as well as is known, and first arrived.
    pub estimated_at: i64,
    pub received_at: i64,
}

/// Those in sight that came at `received` (milliseconds) or before, the latest first.
pub fn waiting(
    c: &Db,
    sight: &Sight,
    received: i64,
    limit: u32,
) -> Result<Vec<Waiting>, StoreError> {
    let (of, place) = match sight {
        Sight::Organ(post) => ("a.organ = ?2".to_owned(), &post.legal),
        Sight::Region(area) => (
            format!("a.organ IN (SELECT id FROM organ WHERE region IN ({BELOW}))"),
            &area.region,
        ),
    };
    let mut found = c.prepare_cached(&format!(
        "SELECT a.registration, a.event, a.officer, a.organ, e.estimated_at, e.received_at
         FROM attendance a JOIN event e ON e.id = a.event
         WHERE a.bound = 0 AND e.received_at <= ?1 AND {of}
           AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.id = a.registration)
         ORDER BY e.received_at DESC, a.event LIMIT ?3"
    ))?;
    let rows = found
        .query_map(params![received, place, limit], |row| {
            Ok(Waiting {
                registration: row.get(0)?,
                event: row.get(1)?,
                officer: row.get(2)?,
                organ: row.get(3)?,
                estimated_at: row.get(4)?,
                received_at: row.get(5)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
