//! `region`: GB/T 2260 divisions, each below its parent.

use crate::store::directory::level_word::LevelWord;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// A division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub name_en: String,
    pub level: LevelWord,
    pub parent: Option<String>,
}

columns!(Region: code, name, name_en, level, parent);

const COLUMNS: &str = Region::COLUMNS;

/// Adds a region, or renames it.
pub fn put(tx: &Tx, region: &Region) -> Result<(), StoreError> {
    insert!(tx, "region", {
        code: region.code,
        name: region.name,
        name_en: region.name_en,
        level: region.level,
        parent: region.parent,
    }, "ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
          level = excluded.level, parent = excluded.parent")
    .map(drop)
}

/// Finds a region.
pub fn get(db: &Db, code: &str) -> Result<Option<Region>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM region WHERE code = ?1"), [code])
}

/// Lists all regions, by code: a parent may come after its children.
pub fn all(db: &Db) -> Result<Vec<Region>, StoreError> {
    db.all(sql!("SELECT {COLUMNS} FROM region ORDER BY code"), ())
}

/// Lists the region and everything below it: what someone who answers for it may see.
pub fn below(db: &Db, code: &str) -> Result<Vec<String>, StoreError> {
    let sql = sql!(
        "WITH RECURSIVE below(code) AS (
           SELECT code FROM region WHERE code = ?1
           UNION SELECT region.code FROM region JOIN below ON region.parent = below.code)
         SELECT code FROM below ORDER BY code"
    );
    db.all(sql, [code])
}

/// Levels that are followed upwards: more is a circle.
const LEVELS: usize = 8;

/// Lists the region and everything above it, nearest first: where its policy pack is looked for.
pub fn above(db: &Db, code: &str) -> Result<Vec<String>, StoreError> {
    // Look-ups one by one: for three of them a recursive query costs more than it saves.
    let parent = sql!("SELECT parent FROM region WHERE code = ?1");
    let mut above = Vec::new();
    let mut next = Some(code.to_owned());
    while let Some(here) = next.take_if(|_| above.len() < LEVELS) {
        let Some(found) = db.one::<Option<String>>(parent, [&here])? else {
            break;
        };
        above.push(here);
        next = found;
    }
    Ok(above)
}
