//! `session` and `refresh_token`: sessions and their rotating tokens, by the hash of the token. Real time.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::PersonId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::words::words;
use crate::store::{Db, StoreError, Tx};

words! {
    /// Why a session ended before its tokens did.
    pub enum SessionEnd {
        /// The person signed out.
        SignedOut = "signed_out",
        /// A refresh token came again after its successor was used.
        TokenReused = "token_reused",
        /// The person set a new password.
        PasswordSet = "password_set",
        /// A signing key of the officer was revoked.
        KeyRevoked = "key_revoked",
        /// The database was restored from a backup.
        Restored = "restored",
    }
}

/// A refresh token's row.
#[derive(Debug, Clone)]
pub struct Token {
    /// Not good after this.
    pub expires_at: Instant,
    /// When a successor was first given for it.
    pub replaced_at: Option<Instant>,
    /// Who showed it first: the hash of the app's secret.
    pub client: Option<[u8; 32]>,
    /// And of the browser's name.
    pub agent: Option<[u8; 32]>,
    /// A successor was itself used.
    pub successor_used: bool,
}

columns!(Token: expires_at, replaced_at, client, agent,
    successor_used = "EXISTS (SELECT 1 FROM refresh_token s WHERE s.parent = t.hash AND s.replaced_at IS NOT NULL)");

/// Begins a session. Fails where the person does not exist.
pub fn begin(tx: &Tx, id: Uuid, person: PersonId, now: Instant) -> Result<(), StoreError> {
    insert!(tx, "session", { id: id, person: person, made_at: now }).map(drop)
}

/// Ends a session, if it has not ended, and removes its tokens.
pub fn end(tx: &Tx, id: Uuid, now: Instant, why: SessionEnd) -> Result<bool, StoreError> {
    let sql =
        sql!("UPDATE session SET ended_at = ?2, ended_why = ?3 WHERE id = ?1 AND ended_at IS NULL");
    let ended = tx.run(sql, (id, now, why))?;
    tx.run(sql!("DELETE FROM refresh_token WHERE session = ?1"), [id])?;
    Ok(ended > 0)
}

/// Ends all of a person's sessions, and removes their tokens.
pub fn end_all(tx: &Tx, person: PersonId, now: Instant, why: SessionEnd) -> Result<(), StoreError> {
    let sql = sql!(
        "UPDATE session SET ended_at = ?2, ended_why = ?3 WHERE person = ?1 AND ended_at IS NULL"
    );
    tx.run(sql, (person, now, why))?;
    let sql = sql!(
        "DELETE FROM refresh_token WHERE session IN (SELECT id FROM session WHERE person = ?1)"
    );
    tx.run(sql, [person]).map(drop)
}

/// Ends all of a person's sessions but one, and removes their tokens.
pub fn end_others(
    tx: &Tx,
    person: PersonId,
    but: Uuid,
    now: Instant,
    why: SessionEnd,
) -> Result<(), StoreError> {
    let sql = sql!(
        "UPDATE session SET ended_at = ?3, ended_why = ?4
         WHERE person = ?1 AND id <> ?2 AND ended_at IS NULL"
    );
    tx.run(sql, (person, but, now, why))?;
    let sql = sql!(
        "DELETE FROM refresh_token
         WHERE session IN (SELECT id FROM session WHERE person = ?1 AND id <> ?2)"
    );
    tx.run(sql, (person, but)).map(drop)
}

/// Ends everybody's sessions, and removes all tokens.
pub fn end_everybodys(tx: &Tx, now: Instant, why: SessionEnd) -> Result<(), StoreError> {
    let sql = sql!("UPDATE session SET ended_at = ?1, ended_why = ?2 WHERE ended_at IS NULL");
    tx.run(sql, (now, why))?;
    tx.run(sql!("DELETE FROM refresh_token"), ()).map(drop)
}

/// Finds whose session it is, while it goes on.
pub fn holder(db: &Db, id: Uuid) -> Result<Option<PersonId>, StoreError> {
    let sql = sql!("SELECT person FROM session WHERE id = ?1 AND ended_at IS NULL");
    db.one(sql, [id])
}

/// Adds a token; `parent` is the token that it replaces. Fails where the session does not exist.
pub fn add_token(
    tx: &Tx,
    hash: [u8; 32],
    session: Uuid,
    parent: Option<[u8; 32]>,
    now: Instant,
    expires_at: Instant,
) -> Result<(), StoreError> {
    insert!(tx, "refresh_token", {
        hash: hash,
        session: session,
        parent: parent,
        made_at: now,
        expires_at: expires_at,
    })
    .map(drop)
}

/// Finds the token of this hash.
pub fn token(db: &Db, hash: [u8; 32]) -> Result<Option<Token>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM refresh_token t WHERE t.hash = ?1",
        Token::COLUMNS
    );
    db.one(sql, [hash])
}

/// Whether any token of the session is still good.
pub fn has_good_token(db: &Db, session: Uuid, now: Instant) -> Result<bool, StoreError> {
    let sql = sql!("SELECT 1 FROM refresh_token WHERE session = ?1 AND expires_at > ?2");
    db.exists(sql, (session, now))
}

/// Notes that a successor of the token is given, and to whom, the first time.
pub fn mark_replaced(
    tx: &Tx,
    hash: [u8; 32],
    now: Instant,
    client: Option<[u8; 32]>,
    agent: [u8; 32],
) -> Result<(), StoreError> {
    let sql = sql!(
        "UPDATE refresh_token SET replaced_at = ?2, client = ?3, agent = ?4
         WHERE hash = ?1 AND replaced_at IS NULL"
    );
    tx.run(sql, (hash, now, client, agent)).map(drop)
}

/// Removes the other successors of the token that this one replaces.
pub fn drop_siblings(tx: &Tx, hash: [u8; 32]) -> Result<(), StoreError> {
    let sql = sql!(
        "DELETE FROM refresh_token WHERE hash <> ?1
           AND parent = (SELECT parent FROM refresh_token WHERE hash = ?1)"
    );
    tx.run(sql, [hash]).map(drop)
}

/// Removes the token's successors.
pub fn drop_successors(tx: &Tx, hash: [u8; 32]) -> Result<(), StoreError> {
    let sql = sql!("DELETE FROM refresh_token WHERE parent = ?1");
    tx.run(sql, [hash]).map(drop)
}

/// Removes the session's tokens that were replaced before `horizon`, but for the one that is `shown`.
pub fn drop_replaced(
    tx: &Tx,
    session: Uuid,
    shown: [u8; 32],
    horizon: Instant,
) -> Result<(), StoreError> {
    let sql =
        sql!("DELETE FROM refresh_token WHERE session = ?1 AND hash <> ?2 AND replaced_at < ?3");
    tx.run(sql, (session, shown, horizon)).map(drop)
}
