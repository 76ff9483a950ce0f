//! `pending_verdict`: visits that are to be judged (again) in a later turn of the writer. Until then they have the verdict
//! that they had, or none.

use crate::store::derived::registrations::Visit;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// What one turn takes up: visits of one enterprise that are to be judged for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PendingGroup {
    pub enterprise: EnterpriseKey,
    pub why: SettlingReason,
}

columns!(PendingGroup: enterprise, why);

/// Notes that a visit is to be judged later.
pub fn insert(tx: &Tx, visit: &Visit, why: SettlingReason) -> Result<(), StoreError> {
    insert!(
        tx,
        "pending_verdict",
        { enterprise: visit.enterprise, id: visit.id, why: why },
        "ON CONFLICT (id) DO UPDATE SET enterprise = excluded.enterprise"
    )
    .map(drop)
}

/// Removes that note: it was judged, or is no visit any more.
pub fn remove(tx: &Tx, id: EventId) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM pending_verdict WHERE id = ?1"), [id])
        .map(drop)
}

/// Lists the visits of an enterprise that are to be judged.
pub fn at_enterprise(db: &Db, enterprise: EnterpriseKey) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT id FROM pending_verdict WHERE enterprise = ?1"),
        [enterprise],
    )
}

/// Lists those of a group, each with its instant; none where the visit is elsewhere by now.
pub fn of_group(
    db: &Db,
    group: PendingGroup,
) -> Result<Vec<(EventId, Option<Instant>)>, StoreError> {
    let sql = sql!(
        "SELECT p.id, r.instant FROM pending_verdict p
         LEFT JOIN registration r ON r.id = p.id AND r.enterprise = p.enterprise
         WHERE p.enterprise = ?1 AND p.why = ?2"
    );
    db.all(sql, (group.enterprise, group.why))
}

/// Finds a group of the next enterprise in the order of their keys, the first again after the last.
pub fn next_group(
    db: &Db,
    after: Option<EnterpriseKey>,
) -> Result<Option<PendingGroup>, StoreError> {
    if let Some(after) = after {
        let sql = sql!(
            "SELECT {} FROM pending_verdict WHERE enterprise > ?1 ORDER BY enterprise LIMIT 1",
            PendingGroup::COLUMNS
        );
        if let Some(next) = db.one(sql, [after])? {
            return Ok(Some(next));
        }
    }
    let sql = sql!(
        "SELECT {} FROM pending_verdict ORDER BY enterprise LIMIT 1",
        PendingGroup::COLUMNS
    );
    db.one(sql, ())
}

/// Whether a visit is to be judged.
pub fn is_pending(db: &Db, id: EventId) -> Result<bool, StoreError> {
    db.exists(sql!("SELECT 1 FROM pending_verdict WHERE id = ?1"), [id])
}

/// Whether any is.
pub fn any(db: &Db) -> Result<bool, StoreError> {
    db.exists(sql!("SELECT 1 FROM pending_verdict LIMIT 1"), ())
}
