//! `link`: one-time sign-in links, by the hash of their token.

use crate::store::ids::PersonId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// A link that can still be used.
#[derive(Debug, Clone)]
pub struct Link {
    /// Whom it signs in.
    pub person: PersonId,
    /// Real time.
    pub expires_at: Instant,
}

columns!(Link: person, expires_at);

/// Adds a link; earlier ones of the person, used or not, are gone: the newest sheet of paper is the good one. Fails where
/// the person does not exist.
pub fn replace(
    tx: &Tx,
    hash: [u8; 32],
    person: PersonId,
    made_at: Instant,
    expires_at: Instant,
) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM link WHERE person = ?1"), [person])?;
    insert!(tx, "link", { hash: hash, person: person, made_at: made_at, expires_at: expires_at })
        .map(drop)
}

/// Finds the link, unless it was used or has run out.
pub fn usable(db: &Db, hash: [u8; 32], now: Instant) -> Result<Option<Link>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM link WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2",
        Link::COLUMNS
    );
    db.one(sql, (hash, now))
}

/// Removes all links: none can be used any more.
pub fn void_all(tx: &Tx) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM link"), ()).map(drop)
}

/// Uses the link up, and answers whom it signs in; none if it cannot be used (any more).
pub fn consume(tx: &Tx, hash: [u8; 32], now: Instant) -> Result<Option<PersonId>, StoreError> {
    let sql = sql!(
        "UPDATE link SET used_at = ?2
         WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2 RETURNING person"
    );
    tx.one(sql, (hash, now))
}
