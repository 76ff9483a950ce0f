//! `premises`: where an enterprise is, each place for a time.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::EnterpriseId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// A place of an enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premises {
    pub id: Uuid,
    pub enterprise: EnterpriseId,
    pub region: String,
    pub address: String,
    pub since: Instant,
    pub until: Option<Instant>,
}

columns!(Premises: id, enterprise, region, address, since, until);

const COLUMNS: &str = Premises::COLUMNS;

/// Adds premises, or sets their region, address and end.
pub fn put(tx: &Tx, premises: &Premises) -> Result<(), StoreError> {
    insert!(tx, "premises", {
        id: premises.id,
        enterprise: premises.enterprise,
        region: premises.region,
        address: premises.address,
        since: premises.since,
        until: premises.until,
    }, "ON CONFLICT (id) DO UPDATE SET region = excluded.region, address = excluded.address, until = excluded.until")
    .map(drop)
}

/// Finds premises by their id.
pub fn get(db: &Db, id: Uuid) -> Result<Option<Premises>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM premises WHERE id = ?1"), [id])
}

/// Lists these premises and all others of their enterprise, where it is and where it was.
pub fn beside(db: &Db, id: Uuid) -> Result<Vec<Premises>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM premises WHERE enterprise = (SELECT enterprise FROM premises WHERE id = ?1)"
    );
    db.all(sql, [id])
}

/// Lists the premises where the enterprise is now, the first place first.
pub fn premises_of(db: &Db, enterprise: EnterpriseId) -> Result<Vec<Premises>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM premises WHERE enterprise = ?1 AND until IS NULL ORDER BY since, id"
    );
    db.all(sql, [enterprise])
}

/// Lists the ids of the premises where the enterprise is, or was.
pub fn all_of(db: &Db, enterprise: EnterpriseId) -> Result<Vec<Uuid>, StoreError> {
    let sql = sql!("SELECT id FROM premises WHERE enterprise = ?1 ORDER BY id");
    db.all(sql, [enterprise])
}

/// Gives all premises of one enterprise to another.
pub fn move_all(tx: &Tx, from: EnterpriseId, into: EnterpriseId) -> Result<(), StoreError> {
    let sql = sql!("UPDATE premises SET enterprise = ?2 WHERE enterprise = ?1");
    tx.run(sql, [from, into]).map(drop)
}

/// Lists the regions where the enterprise is now.
pub fn regions_of(db: &Db, enterprise: EnterpriseId) -> Result<Vec<String>, StoreError> {
    let sql = sql!("SELECT region FROM premises WHERE enterprise = ?1 AND until IS NULL");
    db.all(sql, [enterprise])
}
