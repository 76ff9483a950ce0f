//! `outcome`: what came of a visit, as the last word on it says.

use crate::store::ids::EventId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::words::word_column;
use crate::store::{Db, StoreError, Tx};
use crate::wire::event::OutcomeResult;

word_column!(OutcomeResult);

/// The outcome that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOutcome {
    pub event: EventId,
    pub result: OutcomeResult,
    /// Civil date, the last day.
    pub rectify_by: Option<String>,
}

columns!(StoredOutcome: event, result, rectify_by);

/// Finds the outcome of a registration.
pub fn get(db: &Db, registration: EventId) -> Result<Option<StoredOutcome>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM outcome WHERE registration = ?1",
        StoredOutcome::COLUMNS
    );
    db.one(sql, [registration])
}

/// Replaces the outcome of a registration.
pub fn replace(
    tx: &Tx,
    registration: EventId,
    outcome: Option<&StoredOutcome>,
) -> Result<(), StoreError> {
    tx.run(
        sql!("DELETE FROM outcome WHERE registration = ?1"),
        [registration],
    )?;
    if let Some(one) = outcome {
        insert!(tx, "outcome", {
            registration: registration,
            event: one.event,
            result: one.result,
            rectify_by: one.rectify_by,
        })?;
    }
    Ok(())
}
