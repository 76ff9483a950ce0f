//! `lost_chain`: chains of officers whom a restored server does not know (yet).

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StoreError;
use super::enrolment::{Enrolment, Kid};

/// Keeps a chain for when its officer is entered again.
pub fn keep(c: &Connection, lost: &Enrolment) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO lost_chain (kid, officer, since, certificate) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?
    .execute(params![lost.kid, lost.officer, lost.since, lost.certificate])?;
    Ok(())
}

/// The certificate of one that is kept.
pub fn certificate(c: &Connection, kid: &Kid) -> Result<Option<String>, StoreError> {
    Ok(
        c.prepare_cached("SELECT certificate FROM lost_chain WHERE kid = ?1")?
            .query_row([kid], |row| row.get(0))
            .optional()?,
    )
}

/// From when on the server once knew the person as an officer, in milliseconds.
pub fn known_since(c: &Connection, officer: Uuid) -> Result<Option<i64>, StoreError> {
    Ok(
        c.prepare_cached("SELECT min(since) FROM lost_chain WHERE officer = ?1")?
            .query_row([officer], |row| row.get(0))?,
    )
}

/// A chain whose officer is known again, with its certificate.
pub fn returned(c: &Connection) -> Result<Option<(Kid, String)>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT l.kid, l.certificate FROM lost_chain l JOIN person p ON p.id = l.officer ORDER BY l.kid LIMIT 1",
    )?
    .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()?)
}

/// It was taken up again.
pub fn remove(c: &Connection, kid: &Kid) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM lost_chain WHERE kid = ?1")?
        .execute([kid])?;
    Ok(())
}
