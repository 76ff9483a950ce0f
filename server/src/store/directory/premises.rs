//! `premises`: where an enterprise is, each place for a time.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A place of an enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premises {
    pub id: Uuid,
    pub enterprise: Uuid,
    pub region: String,
    pub address: String,
    pub since: i64,
    pub until: Option<i64>,
}

const COLUMNS: &str = "id, enterprise, region, address, since, until";

/// Adds it, or sets its region, address and end.
pub fn put(c: &Tx, premises: &Premises) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO premises (id, enterprise, region, address, since, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET region = excluded.region, address = excluded.address, until = excluded.until",
    )?
    .execute(params![
        premises.id,
        premises.enterprise,
        premises.region,
        premises.address,
        premises.since,
        premises.until
    ])?;
    Ok(())
}

/// One of them.
pub fn get(c: &Db, id: Uuid) -> Result<Option<Premises>, StoreError> {
    Ok(
        c.prepare_cached(&format!("SELECT {COLUMNS} FROM premises WHERE id = ?1"))?
            .query_row([id], read)
            .optional()?,
    )
}

/// Where the enterprise is now, the first place first.
pub fn of(c: &Db, enterprise: Uuid) -> Result<Vec<Premises>, StoreError> {
    let mut now = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM premises WHERE enterprise = ?1 AND until IS NULL ORDER BY since, id"
    ))?;
    let rows = now
        .query_map([enterprise], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Wherever the enterprise is, or was.
pub fn all_of(c: &Db, enterprise: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut all = c.prepare_cached("SELECT id FROM premises WHERE enterprise = ?1 ORDER BY id")?;
    let rows = all
        .query_map([enterprise], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// All places of one enterprise are another's.
pub fn move_all(c: &Tx, from: Uuid, into: Uuid) -> Result<(), StoreError> {
    c.prepare_cached("UPDATE premises SET enterprise = ?2 WHERE enterprise = ?1")?
        .execute([from, into])?;
    Ok(())
}

/// The regions where the enterprise is now.
pub fn regions_of(c: &Db, enterprise: Uuid) -> Result<Vec<String>, StoreError> {
    let mut now =
        c.prepare_cached("SELECT region FROM premises WHERE enterprise = ?1 AND until IS NULL")?;
    let rows = now
        .query_map([enterprise], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Premises> {
    Ok(Premises {
        id: row.get(0)?,
        enterprise: row.get(1)?,
        region: row.get(2)?,
        address: row.get(3)?,
        since: row.get(4)?,
        until: row.get(5)?,
    })
}
