//! `stray`: certificates of phones' keys whose officer is not known (any more), after a restore.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::evidence::enrolment::{Enrolment, Kid};
use crate::store::{Db, StoreError, Tx};

/// Keeps a certificate until its officer is entered again.
pub fn insert(c: &Tx, lost: &Enrolment) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO stray (kid, officer, since, certificate) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?
    .execute(params![lost.kid, lost.officer, lost.since, lost.certificate])?;
    Ok(())
}

/// The one of a key.
pub fn get(c: &Db, kid: &Kid) -> Result<Option<String>, StoreError> {
    Ok(
        c.prepare_cached("SELECT certificate FROM stray WHERE kid = ?1")?
            .query_row([kid], |row| row.get(0))
            .optional()?,
    )
}

/// One whose officer is known now.
pub fn ready(c: &Db) -> Result<Option<(Kid, String)>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT kid, certificate FROM stray WHERE officer IN (SELECT id FROM person) ORDER BY since, kid LIMIT 1",
    )?
    .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()?)
}

/// When the first key of an officer was enrolled whose certificate waits: an officer from then on at the latest.
pub fn since(c: &Db, officer: Uuid) -> Result<Option<i64>, StoreError> {
    Ok(
        c.prepare_cached("SELECT min(since) FROM stray WHERE officer = ?1")?
            .query_row([officer], |row| row.get(0))?,
    )
}

/// The chain is back.
pub fn remove(c: &Tx, kid: &Kid) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM stray WHERE kid = ?1")?
        .execute([kid])?;
    Ok(())
}
