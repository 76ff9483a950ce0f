//! `averted`: visits that were not made, since the officer was warned before entering.

use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::{EventId, PersonId};
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// A visit that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Averted {
    pub enterprise: EnterpriseKey,
    pub instant: Instant,
    pub id: EventId,
    pub organ: String,
    pub region: String,
    pub author: PersonId,
}

columns!(Averted: enterprise, instant, id, organ, region, author);

/// Adds an averted visit, or replaces what was derived before.
pub fn replace(tx: &Tx, averted: &Averted) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM averted WHERE id = ?1"), [averted.id])?;
    insert!(tx, "averted", {
        enterprise: averted.enterprise,
        instant: averted.instant,
        id: averted.id,
        organ: averted.organ,
        region: averted.region,
        author: averted.author,
    })
    .map(drop)
}

/// Finds an averted visit.
pub fn get(db: &Db, id: EventId) -> Result<Option<Averted>, StoreError> {
    let sql = sql!("SELECT {} FROM averted WHERE id = ?1", Averted::COLUMNS);
    db.one(sql, [id])
}

/// Lists the visits that were averted at an enterprise.
pub fn at_enterprise(db: &Db, enterprise: EnterpriseKey) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT id FROM averted WHERE enterprise = ?1"),
        [enterprise],
    )
}
