//! `averted`: visits that were not made, since the officer was warned before entering.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::{Db, StoreError, Tx};

/// A visit that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Averted {
    pub enterprise: EnterpriseKey,
    pub instant: i64,
    pub id: Uuid,
    pub organ: String,
    pub region: String,
    pub author: Uuid,
}

/// Adds it, or takes the place of what was derived before.
pub fn put(c: &Tx, averted: &Averted) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM averted WHERE id = ?1")?
        .execute([averted.id])?;
    c.prepare_cached(
        "INSERT INTO averted (enterprise, instant, id, organ, region, author) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        averted.enterprise,
        averted.instant,
        averted.id,
        averted.organ,
        averted.region,
        averted.author
    ])?;
    Ok(())
}

/// One of them.
pub fn get(c: &Db, id: Uuid) -> Result<Option<Averted>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT enterprise, instant, id, organ, region, author FROM averted WHERE id = ?1",
    )?
    .query_row([id], |row| {
        Ok(Averted {
            enterprise: row.get(0)?,
            instant: row.get(1)?,
            id: row.get(2)?,
            organ: row.get(3)?,
            region: row.get(4)?,
            author: row.get(5)?,
        })
    })
    .optional()?)
}

/// All at an enterprise.
pub fn at_enterprise(c: &Db, enterprise: EnterpriseKey) -> Result<Vec<Uuid>, StoreError> {
    let mut found = c.prepare_cached("SELECT id FROM averted WHERE enterprise = ?1")?;
    let rows = found
        .query_map([enterprise], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
