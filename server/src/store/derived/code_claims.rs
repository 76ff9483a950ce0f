//! `claim`: registrations that name an enterprise while their code leads nowhere, or elsewhere.

use crate::store::ids::EventId;
use crate::store::sql::sql;
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Fingerprint;

/// Notes that a registration is looked at again when the code (by its fingerprint) is bound.
pub fn insert(tx: &Tx, code: Fingerprint, registration: EventId) -> Result<(), StoreError> {
    let sql = sql!("INSERT INTO claim (code, registration) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
    tx.run(sql, (code, registration)).map(drop)
}

/// Removes that note.
pub fn remove(tx: &Tx, code: Fingerprint, registration: EventId) -> Result<(), StoreError> {
    let sql = sql!("DELETE FROM claim WHERE code = ?1 AND registration = ?2");
    tx.run(sql, (code, registration)).map(drop)
}

/// Lists the registrations that wait for a code.
pub fn of(db: &Db, code: Fingerprint) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT registration FROM claim WHERE code = ?1"),
        [code],
    )
}
