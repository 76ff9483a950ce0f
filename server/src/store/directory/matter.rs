//! `matter`: the published list of inspection matters.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::{Db, StoreError, Tx};

/// An inspection matter; `cap` is its own yearly cap, where the list gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub basis: String,
    pub organ: Option<String>,
    pub method: String,
    pub cap: Option<u32>,
}

/// Adds it, or sets all but its id.
pub fn put(c: &Tx, matter: &Matter) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO matter (id, name, name_en, basis, organ, method, cap) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
           basis = excluded.basis, organ = excluded.organ, method = excluded.method, cap = excluded.cap",
    )?
    .execute(params![
        matter.id,
        matter.name,
        matter.name_en,
        matter.basis,
        matter.organ,
        matter.method,
        matter.cap
    ])?;
    Ok(())
}

/// One of them.
pub fn get(c: &Db, id: &str) -> Result<Option<Matter>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT id, name, name_en, basis, organ, method, cap FROM matter WHERE id = ?1",
    )?
    .query_row([id], read)
    .optional()?)
}

/// All, by id.
pub fn all(c: &Db) -> Result<Vec<Matter>, StoreError> {
    let mut all = c.prepare_cached(
        "SELECT id, name, name_en, basis, organ, method, cap FROM matter ORDER BY id",
    )?;
    let rows = all.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Matter> {
    Ok(Matter {
        id: row.get(0)?,
        name: row.get(1)?,
        name_en: row.get(2)?,
        basis: row.get(3)?,
        organ: row.get(4)?,
        method: row.get(5)?,
        cap: row.get(6)?,
    })
}
