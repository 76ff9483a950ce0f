//! `region`: GB/T 2260 divisions, each below its parent.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::{Db, StoreError, Tx};

/// A division; `level` is `province`, `city`, `county` or `township`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub name_en: String,
    pub level: String,
    pub parent: Option<String>,
}

/// Adds it, or renames it.
pub fn put(c: &Tx, region: &Region) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO region (code, name, name_en, level, parent) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
           level = excluded.level, parent = excluded.parent",
    )?
    .execute(params![
        region.code,
        region.name,
        region.name_en,
        region.level,
        region.parent
    ])?;
    Ok(())
}

/// One of them.
pub fn get(c: &Db, code: &str) -> Result<Option<Region>, StoreError> {
    Ok(
        c.prepare_cached("SELECT code, name, name_en, level, parent FROM region WHERE code = ?1")?
            .query_row([code], read)
            .optional()?,
    )
}

/// All, by code: a parent may come after its children.
pub fn all(c: &Db) -> Result<Vec<Region>, StoreError> {
    let mut all =
        c.prepare_cached("SELECT code, name, name_en, level, parent FROM region ORDER BY code")?;
    let rows = all.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The region and everything below it: what someone who answers for it may see.
pub fn below(c: &Db, code: &str) -> Result<Vec<String>, StoreError> {
    let mut below = c.prepare_cached(
        "WITH RECURSIVE below(code) AS (
           SELECT code FROM region WHERE code = ?1
           UNION SELECT region.code FROM region JOIN below ON region.parent = below.code)
         SELECT code FROM below ORDER BY code",
    )?;
    let rows = below
        .query_map([code], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Levels that are followed upwards: more is a circle.
const LEVELS: usize = 8;

/// The region and everything above it, nearest first: where its policy pack is looked for.
pub fn above(c: &Db, code: &str) -> Result<Vec<String>, StoreError> {
    // Look-ups one by one: for three of them a recursive query costs more than it saves.
    let mut parent = c.prepare_cached("SELECT parent FROM region WHERE code = ?1")?;
    let mut above = Vec::new();
    let mut next = Some(code.to_owned());
    while let Some(here) = next.take_if(|_| above.len() < LEVELS) {
        let Some(found) = parent.query_row([&here], |row| row.get(0)).optional()? else {
            break;
        };
        above.push(here);
        next = found;
    }
    Ok(above)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Region> {
    Ok(Region {
        code: row.get(0)?,
        name: row.get(1)?,
        name_en: row.get(2)?,
        level: row.get(3)?,
        parent: row.get(4)?,
    })
}
