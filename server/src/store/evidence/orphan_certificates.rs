//! `stray`: certificates of phones' keys whose officer is not known (any more), after a restore.

use crate::store::evidence::enrolments::Enrolment;
use crate::store::ids::{Kid, PersonId};
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Keeps a certificate until its officer is entered again.
pub fn insert(tx: &Tx, lost: &Enrolment) -> Result<(), StoreError> {
    insert!(tx, "stray", {
        kid: lost.kid,
        officer: lost.officer,
        since: lost.since,
        certificate: lost.certificate,
    }, "ON CONFLICT DO NOTHING")
    .map(drop)
}

/// Finds the certificate of a key.
pub fn get(db: &Db, kid: &Kid) -> Result<Option<String>, StoreError> {
    db.one(sql!("SELECT certificate FROM stray WHERE kid = ?1"), [kid])
}

/// Finds a certificate whose officer is known now.
pub fn ready(db: &Db) -> Result<Option<(Kid, String)>, StoreError> {
    let sql = sql!(
        "SELECT kid, certificate FROM stray WHERE officer IN (SELECT id FROM person) ORDER BY since, kid LIMIT 1"
    );
    db.one(sql, ())
}

/// When the first key of an officer was enrolled whose certificate waits: an officer from then on at the latest.
pub fn since(db: &Db, officer: PersonId) -> Result<Option<Instant>, StoreError> {
    db.single(
        sql!("SELECT min(since) FROM stray WHERE officer = ?1"),
        [officer],
    )
}

/// Removes the certificate of a key whose chain is back.
pub fn remove(tx: &Tx, kid: &Kid) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM stray WHERE kid = ?1"), [kid])
        .map(drop)
}
