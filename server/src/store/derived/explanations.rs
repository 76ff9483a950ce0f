//! `explanation`: which findings of a registration were explained, and by which events.

use crate::store::ids::EventId;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// Lists the events that explain a finding of the registration, each with the rule, in the order of their ids.
pub fn list(db: &Db, registration: EventId) -> Result<Vec<(EventId, String)>, StoreError> {
    db.all(
        sql!("SELECT event, rule FROM explanation WHERE registration = ?1 ORDER BY event"),
        [registration],
    )
}

/// Replaces the explanations of a registration.
pub fn replace(
    tx: &Tx,
    registration: EventId,
    all: &[(EventId, String)],
) -> Result<(), StoreError> {
    tx.run(
        sql!("DELETE FROM explanation WHERE registration = ?1"),
        [registration],
    )?;
    for (event, rule) in all {
        insert!(tx, "explanation", { registration: registration, event: event, rule: rule })?;
    }
    Ok(())
}
