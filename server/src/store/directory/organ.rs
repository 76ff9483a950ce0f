//! `organ` and `organ_parent`: administrative organs, and the teams that count as them.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::{Db, StoreError, Tx};

/// An organ or one of its teams; `level` is one of the rules' levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organ {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub level: String,
    pub region: String,
}

/// Adds it, or sets all but its id.
pub fn put(c: &Tx, organ: &Organ) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO organ (id, name, name_en, level, region) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
           level = excluded.level, region = excluded.region",
    )?
    .execute(params![
        organ.id,
        organ.name,
        organ.name_en,
        organ.level,
        organ.region
    ])?;
    Ok(())
}

/// One of them.
pub fn get(c: &Db, id: &str) -> Result<Option<Organ>, StoreError> {
    Ok(
        c.prepare_cached("SELECT id, name, name_en, level, region FROM organ WHERE id = ?1")?
            .query_row([id], read)
            .optional()?,
    )
}

/// All, by id.
pub fn all(c: &Db) -> Result<Vec<Organ>, StoreError> {
    let mut all =
        c.prepare_cached("SELECT id, name, name_en, level, region FROM organ ORDER BY id")?;
    let rows = all.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// From `since` on the team belongs to `parent`, or to none. Nothing is written where that is so already.
pub fn set_parent(c: &Tx, organ: &str, parent: Option<&str>, since: i64) -> Result<(), StoreError> {
    if parent_at(c, organ, since)?.as_deref() == parent {
        return Ok(());
    }
    c.prepare_cached("UPDATE organ_parent SET until = ?2 WHERE organ = ?1 AND until IS NULL")?
        .execute(params![organ, since])?;
    if let Some(parent) = parent {
        c.prepare_cached(
            "INSERT INTO organ_parent (organ, parent, since) VALUES (?1, ?2, ?3)
             ON CONFLICT (organ, since) DO UPDATE SET parent = excluded.parent, until = NULL",
        )?
        .execute(params![organ, parent, since])?;
    }
    Ok(())
}

/// What the team belonged to at `at` (milliseconds).
pub fn parent_at(c: &Db, organ: &str, at: i64) -> Result<Option<String>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT parent FROM organ_parent
         WHERE organ = ?1 AND since <= ?2 AND (until IS NULL OR until > ?2)",
    )?
    .query_row(params![organ, at], |row| row.get(0))
    .optional()?)
}

/// The legal organ that `organ` was part of at `at`: itself, unless it was a team. Eight steps bound a circle.
pub fn legal_at(c: &Db, organ: &str, at: i64) -> Result<String, StoreError> {
    let mut here = organ.to_owned();
    for _ in 0..8 {
        match parent_at(c, &here, at)? {
            Some(parent) => here = parent,
            None => break,
        }
    }
    Ok(here)
}

/// The organ and its teams at `at`, by id.
pub fn with_teams_at(c: &Db, organ: &str, at: i64) -> Result<Vec<String>, StoreError> {
    let mut teams = c.prepare_cached(
        "WITH RECURSIVE part(id) AS (
           SELECT id FROM organ WHERE id = ?1
           UNION SELECT p.organ FROM organ_parent p JOIN part ON p.parent = part.id
                 WHERE p.since <= ?2 AND (p.until IS NULL OR p.until > ?2))
         SELECT id FROM part ORDER BY id",
    )?;
    let rows = teams
        .query_map(params![organ, at], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Organ> {
    Ok(Organ {
        id: row.get(0)?,
        name: row.get(1)?,
        name_en: row.get(2)?,
        level: row.get(3)?,
        region: row.get(4)?,
    })
}
