//! `enrolment`: the signing keys of officers' phones. A chain of events belongs to a key.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::{Kid, PersonId, RecordHash};
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::words::words;
use crate::store::{Db, StoreError, Tx};

words! {
    /// How safely a phone keeps its key.
    pub enum KeyGrade {
        /// The browser gives it to nobody.
        NonExtractable = "non_extractable",
        /// Stored as text, where the browser cannot store a key.
        Jwk = "jwk",
        /// Nowhere: gone with the page.
        Memory = "memory",
    }
}

/// A phone's key, and how far its chain has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    pub kid: Kid,
    pub device: Uuid,
    pub officer: PersonId,
    /// P-256, uncompressed: 4, x, y.
    pub point: [u8; 65],
    pub grade: KeyGrade,
    pub since: Instant,
    pub revoked_at: Option<Instant>,
    pub certificate: String,
    /// Every number up to it is stored, or was given up after 72 hours.
    pub head: i64,
    /// Hash of the JWS at `head`; at 0 of the certificate.
    pub head_hash: RecordHash,
}

columns!(Enrolment: kid, device, officer, point, grade, since, revoked_at, certificate, head, head_hash);

const COLUMNS: &str = Enrolment::COLUMNS;

/// Adds an enrolment; false where the key is known already, which stays as it is.
pub fn insert(tx: &Tx, enrolment: &Enrolment) -> Result<bool, StoreError> {
    let added = insert!(tx, "enrolment", {
        kid: enrolment.kid,
        device: enrolment.device,
        officer: enrolment.officer,
        point: enrolment.point,
        grade: enrolment.grade,
        since: enrolment.since,
        revoked_at: enrolment.revoked_at,
        certificate: enrolment.certificate,
        head: enrolment.head,
        head_hash: enrolment.head_hash,
    }, "ON CONFLICT (kid) DO NOTHING")?;
    Ok(added > 0)
}

/// Finds the enrolment of a key.
pub fn get(db: &Db, kid: &Kid) -> Result<Option<Enrolment>, StoreError> {
    db.one(
        sql!("SELECT {COLUMNS} FROM enrolment WHERE kid = ?1"),
        [kid],
    )
}

/// Lists the enrolments after a key, in the order of their names.
pub fn keys_after(db: &Db, kid: &Kid, limit: u32) -> Result<Vec<Enrolment>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM enrolment WHERE kid > ?1 ORDER BY kid LIMIT ?2");
    db.all(sql, (kid, limit))
}

/// Counts the keys of an officer that were enrolled after `since`, revoked ones too.
pub fn count_since(db: &Db, officer: PersonId, since: Instant) -> Result<u32, StoreError> {
    let sql = sql!("SELECT count(*) FROM enrolment WHERE officer = ?1 AND since > ?2");
    db.single(sql, (officer, since))
}

/// Counts the keys of an officer that are good.
pub fn count_good(db: &Db, officer: PersonId) -> Result<u32, StoreError> {
    let sql = sql!("SELECT count(*) FROM enrolment WHERE officer = ?1 AND revoked_at IS NULL");
    db.single(sql, [officer])
}

/// Moves the chain's head.
pub fn set_head(tx: &Tx, kid: &Kid, head: i64, hash: &RecordHash) -> Result<(), StoreError> {
    let sql = sql!("UPDATE enrolment SET head = ?2, head_hash = ?3 WHERE kid = ?1");
    tx.run(sql, (kid, head, hash)).map(drop)
}

/// Revokes a key: from `at` on it seals nothing that counts. The first revocation stays.
pub fn revoke(tx: &Tx, kid: &Kid, at: Instant) -> Result<(), StoreError> {
    let sql = sql!("UPDATE enrolment SET revoked_at = ?2 WHERE kid = ?1 AND revoked_at IS NULL");
    tx.run(sql, (kid, at)).map(drop)
}

/// The number up to which a chain has every one, stored or set aside in its place: less than `head` where missing ones were
/// given up and have not come since.
pub fn whole_up_to(db: &Db, kid: &Kid, head: i64) -> Result<i64, StoreError> {
    let sql = sql!(
        "WITH there AS (
           SELECT seq FROM event WHERE kid = ?1 AND seq <= ?2
           UNION SELECT seq FROM quarantine WHERE kid = ?1 AND seq <= ?2 AND fills = 1)
         SELECT max(seq) FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS n FROM there) AS numbered
         WHERE seq = n"
    );
    let last: Option<i64> = db.single(sql, (kid, head))?;
    Ok(last.unwrap_or(0))
}
