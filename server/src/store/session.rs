//! Sessions and their rotating refresh tokens, by the hash of the token. Real time, in milliseconds.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StoreError;

/// A refresh token's row, with its session's state.
#[derive(Debug, Clone)]
pub struct Token {
    /// The session that it belongs to.
    pub session: Uuid,
    /// Whose session it is.
    pub person: Uuid,
    /// Whether the session has ended.
    pub ended: bool,
    /// Not good after this.
    pub expires_at: i64,
    /// When a successor was given for it.
    pub replaced_at: Option<i64>,
    /// Taken out of use because its predecessor came again: whoever shows it now is a second holder.
    pub void: bool,
}

/// Begins a session.
///
/// # Errors
/// When the person does not exist.
pub fn begin(db: &Connection, id: Uuid, person: Uuid, now: i64) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO session (id, person, made_at) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, now])?;
    Ok(())
}

/// Ends a session, if it has not ended; all its tokens are dead with it.
///
/// # Errors
/// When the database fails.
pub fn end(db: &Connection, id: Uuid, now: i64, why: &str) -> Result<bool, StoreError> {
    let ended = db
        .prepare_cached(
            "UPDATE session SET ended_at = ?2, ended_why = ?3 WHERE id = ?1 AND ended_at IS NULL",
        )?
        .execute(params![id, now, why])?;
    Ok(ended > 0)
}

/// Ends all of a person's sessions.
///
/// # Errors
/// When the database fails.
pub fn end_all(db: &Connection, person: Uuid, now: i64, why: &str) -> Result<usize, StoreError> {
    Ok(db
        .prepare_cached(
            "UPDATE session SET ended_at = ?2, ended_why = ?3 WHERE person = ?1 AND ended_at IS NULL",
        )?
        .execute(params![person, now, why])?)
}

/// Whether the session is this person's and goes on.
///
/// # Errors
/// When the database fails.
pub fn goes_on(db: &Connection, id: Uuid, person: Uuid) -> Result<bool, StoreError> {
    let found = db
        .prepare_cached("SELECT 1 FROM session WHERE id = ?1 AND person = ?2 AND ended_at IS NULL")?
        .query_row([id, person], |_| Ok(()));
    Ok(found.optional()?.is_some())
}

/// Adds a token; `parent` is the token that it replaces.
///
/// # Errors
/// When the session does not exist.
pub fn add_token(
    db: &Connection,
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
pub fn token(db: &Connection, hash: [u8; 32]) -> Result<Option<Token>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT t.session, s.person, s.ended_at IS NOT NULL, t.expires_at, t.replaced_at, t.void
             FROM refresh_token t JOIN session s ON s.id = t.session WHERE t.hash = ?1",
        )?
        .query_row([hash], |row| {
            Ok(Token {
                session: row.get(0)?,
                person: row.get(1)?,
                ended: row.get(2)?,
                expires_at: row.get(3)?,
                replaced_at: row.get(4)?,
                void: row.get(5)?,
            })
        });
    Ok(found.optional()?)
}

/// Notes that a successor was given, the first time.
///
/// # Errors
/// When the database fails.
pub fn mark_replaced(db: &Connection, hash: [u8; 32], now: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE refresh_token SET replaced_at = ?2 WHERE hash = ?1 AND replaced_at IS NULL",
    )?
    .execute(params![hash, now])?;
    Ok(())
}

/// Whether a successor of the token was itself used.
///
/// # Errors
/// When the database fails.
pub fn successor_used(db: &Connection, hash: [u8; 32]) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM refresh_token WHERE parent = ?1 AND replaced_at IS NOT NULL)",
        )?
        .query_row([hash], |row| row.get(0))?)
}

/// Takes the token's successors out of use.
///
/// # Errors
/// When the database fails.
pub fn void_successors(db: &Connection, hash: [u8; 32]) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE refresh_token SET void = 1 WHERE parent = ?1")?
        .execute([hash])?;
    Ok(())
}

/// Drops tokens of the session that have run out.
///
/// # Errors
/// When the database fails.
pub fn drop_expired(db: &Connection, session: Uuid, now: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM refresh_token WHERE session = ?1 AND expires_at < ?2")?
        .execute(params![session, now])?;
    Ok(())
}
