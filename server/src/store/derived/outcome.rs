//! `outcome`: what came of a visit, as the last word on it says.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// The outcome that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub event: Uuid,
    /// `no_problem`, `problems`, `refused`, `closed`, `not_found`, `not_completed`.
    pub result: String,
    /// Civil date, the last day.
    pub rectify_by: Option<String>,
}

/// That of a registration.
pub fn get(c: &Db, registration: Uuid) -> Result<Option<Outcome>, StoreError> {
    Ok(
        c.prepare_cached("SELECT event, result, rectify_by FROM outcome WHERE registration = ?1")?
            .query_row([registration], |row| {
                Ok(Outcome {
                    event: row.get(0)?,
                    result: row.get(1)?,
                    rectify_by: row.get(2)?,
                })
            })
            .optional()?,
    )
}

/// Sets it.
pub fn set(c: &Tx, registration: Uuid, outcome: Option<&Outcome>) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM outcome WHERE registration = ?1")?
        .execute([registration])?;
    if let Some(one) = outcome {
        c.prepare_cached(
            "INSERT INTO outcome (registration, event, result, rectify_by) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![registration, one.event, one.result, one.rectify_by])?;
    }
    Ok(())
}
