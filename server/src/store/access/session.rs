//! Sessions and their rotating refresh tokens, by the hash of the token. Real time, in milliseconds.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A refresh token's row.
#[derive(Debug, Clone)]
pub struct Token {
    /// Not good after this.
    pub expires_at: i64,
    /// When a successor was first given for it.
    pub replaced_at: Option<i64>,
    /// A successor was itself used.
    pub successor_used: bool,
}

/// Begins a session.
///
/// # Errors
/// When the person does not exist.
pub fn begin(db: &Tx, id: Uuid, person: Uuid, now: i64) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO session (id, person, made_at) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, now])?;
    Ok(())
}

/// Ends a session, if it has not ended; its tokens go.
///
/// # Errors
/// When the database fails.
pub fn end(db: &Tx, id: Uuid, now: i64, why: &str) -> Result<bool, StoreError> {
    let ended = db
        .prepare_cached(
            "UPDATE session SET ended_at = ?2, ended_why = ?3 WHERE id = ?1 AND ended_at IS NULL",
        )?
        .execute(params![id, now, why])?;
    db.prepare_cached("DELETE FROM refresh_token WHERE session = ?1")?
        .execute([id])?;
    Ok(ended > 0)
}

/// Ends all of a person's sessions; their tokens go.
///
/// # Errors
/// When the database fails.
pub fn end_all(db: &Tx, person: Uuid, now: i64, why: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE session SET ended_at = ?2, ended_why = ?3 WHERE person = ?1 AND ended_at IS NULL",
    )?
    .execute(params![person, now, why])?;
    db.prepare_cached(
        "DELETE FROM refresh_token WHERE session IN (SELECT id FROM session WHERE person = ?1)",
    )?
    .execute([person])?;
    Ok(())
}

/// Ends everybody's sessions; all tokens go.
///
/// # Errors
/// When the database fails.
pub fn end_everybodys(db: &Tx, now: i64, why: &str) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE session SET ended_at = ?1, ended_why = ?2 WHERE ended_at IS NULL")?
        .execute(params![now, why])?;
    db.prepare_cached("DELETE FROM refresh_token")?
        .execute([])?;
    Ok(())
}

/// Whose session it is, while it goes on.
///
/// # Errors
/// When the database fails.
pub fn holder(db: &Db, id: Uuid) -> Result<Option<Uuid>, StoreError> {
    let found = db
        .prepare_cached("SELECT person FROM session WHERE id = ?1 AND ended_at IS NULL")?
        .query_row([id], |row| row.get(0));
    Ok(found.optional()?)
}

/// Adds a token; `parent` is the token that it replaces.
///
/// # Errors
/// When the session does not exist.
pub fn add_token(
    db: &Tx,
    hash: [u8; 32],
    session: Uuid,
    parent: Option<[u8; 32]>,
    now: i64,
    expires_at: i64,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO refresh_token (hash, session, parent, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![hash, session, parent, now, expires_at])?;
    Ok(())
}

/// The token of this hash.
///
/// # Errors
/// When the database fails.
pub fn token(db: &Db, hash: [u8; 32]) -> Result<Option<Token>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT t.expires_at, t.replaced_at,
                    EXISTS (SELECT 1 FROM refresh_token s WHERE s.parent = t.hash AND s.replaced_at IS NOT NULL)
             FROM refresh_token t WHERE t.hash = ?1",
        )?
        .query_row([hash], |row| {
            Ok(Token {
                expires_at: row.get(0)?,
                replaced_at: row.get(1)?,
                successor_used: row.get(2)?,
            })
        });
    Ok(found.optional()?)
}

/// Whether any token of the session is still good.
///
/// # Errors
/// When the database fails.
pub fn has_good_token(db: &Db, session: Uuid, now: i64) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM refresh_token WHERE session = ?1 AND expires_at > ?2)",
        )?
        .query_row(params![session, now], |row| row.get(0))?)
}

/// Notes that a successor is given, the first time.
///
/// # Errors
/// When the database fails.
pub fn mark_replaced(db: &Tx, hash: [u8; 32], now: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE refresh_token SET replaced_at = ?2 WHERE hash = ?1 AND replaced_at IS NULL",
    )?
    .execute(params![hash, now])?;
    Ok(())
}

/// Drops the token's successors.
///
/// # Errors
/// When the database fails.
pub fn drop_successors(db: &Tx, hash: [u8; 32]) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM refresh_token WHERE parent = ?1")?
        .execute([hash])?;
    Ok(())
}

/// Drops the session's tokens that were replaced before `horizon`, but for the one that is `shown`.
///
/// # Errors
/// When the database fails.
pub fn drop_replaced(
    db: &Tx,
    session: Uuid,
    shown: [u8; 32],
    horizon: i64,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "DELETE FROM refresh_token WHERE session = ?1 AND hash <> ?2 AND replaced_at < ?3",
    )?
    .execute(params![session, shown, horizon])?;
    Ok(())
}
