//! What people tell us.

use rusqlite::params;
use uuid::Uuid;

use crate::store::{StoreError, Tx};

/// Adds what a person said of a page.
///
/// # Errors
/// When the database fails.
pub fn add(
    db: &Tx,
    id: Uuid,
    at: i64,
    person: Uuid,
    page: &str,
    text: &str,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO feedback (id, at, person, page, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![id, at, person, page, text])?;
    Ok(())
}
