//! One-time sign-in links, by the hash of their token.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A link that can still be used.
#[derive(Debug, Clone)]
pub struct Link {
    /// Whom it signs in.
    pub person: Uuid,
    /// Real time, milliseconds.
    pub expires_at: i64,
}

/// Adds a link; earlier ones of the person, used or not, are gone: the newest sheet of paper is the good one.
///
/// # Errors
/// When the person does not exist.
pub fn replace(
    db: &Tx,
    hash: [u8; 32],
    person: Uuid,
    made_at: i64,
    expires_at: i64,
) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM link WHERE person = ?1")?
        .execute([person])?;
    db.prepare_cached(
        "INSERT INTO link (hash, person, made_at, expires_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![hash, person, made_at, expires_at])?;
    Ok(())
}

/// The link, unless it was used or has run out.
///
/// # Errors
/// When the database fails.
pub fn usable(db: &Db, hash: [u8; 32], now: i64) -> Result<Option<Link>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT person, expires_at FROM link
             WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2",
        )?
        .query_row(params![hash, now], |row| {
            Ok(Link {
                person: row.get(0)?,
                expires_at: row.get(1)?,
            })
        });
    Ok(found.optional()?)
}

/// All links are void.
///
/// # Errors
/// When the database fails.
pub fn void_all(db: &Tx) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM link")?.execute([])?;
    Ok(())
}

/// Uses the link up; none if it cannot be used (any more).
///
/// # Errors
/// When the database fails.
pub fn consume(db: &Db, hash: [u8; 32], now: i64) -> Result<Option<Uuid>, StoreError> {
    let found = db
        .prepare_cached(
            "UPDATE link SET used_at = ?2
             WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2 RETURNING person",
        )?
        .query_row(params![hash, now], |row| row.get(0));
    Ok(found.optional()?)
}
