//! The audit trail: who did what to whom, and when. Ids, never names.

use rusqlite::params;
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// One line of the trail.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// UUIDv7.
    pub id: Uuid,
    /// By the server's clock, milliseconds.
    pub at: i64,
    /// Who did it; none for the machine or an unknown person.
    pub actor: Option<Uuid>,
    /// What was done: `signed_in`, `link_made`, …
    pub act: &'a str,
    /// To whom or what, an id.
    pub subject: Option<&'a str>,
    /// More, as JSON.
    pub detail: Option<&'a str>,
}

/// Adds a line.
///
/// # Errors
/// When the database fails.
pub fn add(db: &Tx, act: &Act<'_>) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO audit (id, at, actor, act, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        act.id,
        act.at,
        act.actor,
        act.act,
        act.subject,
        act.detail
    ])?;
    Ok(())
}

/// Whether the trail has the same, by the same person, within `ms` milliseconds before it.
///
/// # Errors
/// When the database fails.
pub fn knows(db: &Db, act: &Act<'_>, ms: i64) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM audit WHERE actor = ?1 AND at > ?2 AND at <= ?3 AND act = ?4
               AND subject IS NOT DISTINCT FROM ?5 AND detail IS NOT DISTINCT FROM ?6)",
        )?
        .query_row(
            params![
                act.actor,
                act.at - ms,
                act.at,
                act.act,
                act.subject,
                act.detail
            ],
            |row| row.get(0),
        )?)
}

/// How often `act` was done to `subject`.
///
/// # Errors
/// When the database fails.
pub fn count(db: &Db, act: &str, subject: &str) -> Result<u32, StoreError> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM audit WHERE act = ?1 AND subject = ?2")?
        .query_row([act, subject], |row| row.get(0))?)
}
