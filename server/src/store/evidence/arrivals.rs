//! `event` and `quarantine` by arrival: when the last came, which may have come before, and the first of one that did.

use crate::store::evidence::events::StoredEvent;
use crate::store::ids::{Kid, RecordHash};
use crate::store::sql::sql;
use crate::store::upkeep::settings;
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Replaces an event's arrival by an earlier one: the first receipt, and what it says of when the event happened.
pub fn replace_of_event(tx: &Tx, event: &StoredEvent) -> Result<(), StoreError> {
    let sql = sql!(
        "UPDATE event SET receipt = ?2, received_at = ?3, estimated_at = ?4, shift = ?5, grade = ?6
         WHERE id = ?1"
    );
    let StoredEvent {
        id,
        receipt,
        received_at,
        estimated_at,
        shift,
        grade,
        ..
    } = event;
    tx.run(sql, (id, receipt, received_at, estimated_at, shift, grade))
        .map(drop)
}

/// Replaces the arrival of what was set aside by an earlier one.
pub fn replace_of_quarantined(
    tx: &Tx,
    hash: &RecordHash,
    receipt: &str,
    received_at: Instant,
) -> Result<(), StoreError> {
    let sql = sql!("UPDATE quarantine SET receipt = ?2, received_at = ?3 WHERE hash = ?1");
    tx.run(sql, (hash, receipt, received_at)).map(drop)
}

/// When the last of all that is kept came, set aside or not.
pub fn last(db: &Db) -> Result<Option<Instant>, StoreError> {
    let sql = sql!(
        "SELECT max(at) FROM (SELECT max(received_at) AS at FROM event
           UNION ALL SELECT max(received_at) AS at FROM quarantine) AS came"
    );
    db.single(sql, ())
}

/// The first number of a chain whose record may have come before the arrival that is known of it, to a life of the
/// database that is lost (`settings::SURE_UNTIL`).
pub fn first_unsure(db: &Db, kid: &Kid) -> Result<Option<i64>, StoreError> {
    let sql = sql!(
        "WITH sure AS (SELECT CAST(value AS BIGINT) AS until FROM setting WHERE name = ?2)
         SELECT min(seq) FROM (
           SELECT seq, received_at FROM event WHERE kid = ?1
           UNION ALL SELECT seq, received_at FROM quarantine WHERE kid = ?1 AND fills = 1) AS there
         JOIN sure ON there.received_at > sure.until"
    );
    db.single(sql, (kid, settings::SURE_UNTIL))
}
