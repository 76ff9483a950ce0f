//! `enrolment`: the signing keys of officers' phones. A chain of events belongs to a key.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A key's name: its RFC 7638 thumbprint.
pub type Kid = [u8; 32];

/// A phone's key, and how far its chain has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    pub kid: Kid,
    pub device: Uuid,
    pub officer: Uuid,
    /// P-256, uncompressed: 4, x, y.
    pub point: [u8; 65],
    /// `non_extractable`, `jwk` or `memory`.
    pub grade: String,
    pub since: i64,
    pub revoked_at: Option<i64>,
    pub certificate: String,
    /// Every number up to it is stored, or was given up after 72 hours.
    pub head: i64,
    /// Hash of the JWS at `head`; at 0 of the certificate.
    pub head_hash: [u8; 32],
}

const COLUMNS: &str =
    "kid, device, officer, point, grade, since, revoked_at, certificate, head, head_hash";

/// Adds it; false where the key is known already, which stays as it is.
pub fn insert(c: &Tx, enrolment: &Enrolment) -> Result<bool, StoreError> {
    let added = c
        .prepare_cached(&format!(
            "INSERT INTO enrolment ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (kid) DO NOTHING"
        ))?
        .execute(params![
            enrolment.kid,
            enrolment.device,
            enrolment.officer,
            enrolment.point,
            enrolment.grade,
            enrolment.since,
            enrolment.revoked_at,
            enrolment.certificate,
            enrolment.head,
            enrolment.head_hash
        ])?;
    Ok(added > 0)
}

/// One of them.
pub fn get(c: &Db, kid: &Kid) -> Result<Option<Enrolment>, StoreError> {
    Ok(
        c.prepare_cached(&format!("SELECT {COLUMNS} FROM enrolment WHERE kid = ?1"))?
            .query_row([kid], read)
            .optional()?,
    )
}

/// Those after a key, in the order of their names.
pub fn after(c: &Db, kid: &Kid, limit: u32) -> Result<Vec<Enrolment>, StoreError> {
    let mut all = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM enrolment WHERE kid > ?1 ORDER BY kid LIMIT ?2"
    ))?;
    let rows = all
        .query_map(params![kid, limit], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Those of an officer, the newest first.
pub fn of_officer(c: &Db, officer: Uuid) -> Result<Vec<Enrolment>, StoreError> {
    let mut all = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM enrolment WHERE officer = ?1 ORDER BY since DESC, kid"
    ))?;
    let rows = all.query_map([officer], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Moves the chain's head.
pub fn set_head(c: &Tx, kid: &Kid, head: i64, hash: &[u8; 32]) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE enrolment SET head = ?2, head_hash = ?3 WHERE kid = ?1")?
        .execute(params![kid, head, hash])?;
    Ok(())
}

/// From `at` on (milliseconds) the key seals nothing that counts. The first revocation stays.
pub fn revoke(c: &Tx, kid: &Kid, at: i64) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE enrolment SET revoked_at = ?2 WHERE kid = ?1 AND revoked_at IS NULL")?
        .execute(params![kid, at])?;
    Ok(())
}

/// The number up to which a chain has every one, stored or set aside in its place: less than `head` where missing ones were
/// given up and have not come since.
pub fn whole_up_to(c: &Db, kid: &Kid, head: i64) -> Result<i64, StoreError> {
    let last: Option<i64> = c
        .prepare_cached(
            "WITH there AS (
               SELECT seq FROM event WHERE kid = ?1 AND seq <= ?2
               UNION SELECT seq FROM quarantine WHERE kid = ?1 AND seq <= ?2 AND fills = 1)
             SELECT max(seq) FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS n FROM there) WHERE seq = n",
        )?
        .query_row(params![kid, head], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Enrolment> {
    Ok(Enrolment {
        kid: row.get(0)?,
        device: row.get(1)?,
        officer: row.get(2)?,
        point: row.get(3)?,
        grade: row.get(4)?,
        since: row.get(5)?,
        revoked_at: row.get(6)?,
        certificate: row.get(7)?,
        head: row.get(8)?,
        head_hash: row.get(9)?,
    })
}
