//! `organ` and `organ_parent`: administrative organs, and the teams that count as them.

use crate::store::directory::level_word::LevelWord;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// An organ or one of its teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organ {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub level: LevelWord,
    pub region: String,
}

columns!(Organ: id, name, name_en, level, region);

const COLUMNS: &str = Organ::COLUMNS;

/// Adds an organ, or sets all but its id.
pub fn put(tx: &Tx, organ: &Organ) -> Result<(), StoreError> {
    insert!(tx, "organ", {
        id: organ.id,
        name: organ.name,
        name_en: organ.name_en,
        level: organ.level,
        region: organ.region,
    }, "ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
          level = excluded.level, region = excluded.region")
    .map(drop)
}

/// Finds an organ.
pub fn get(db: &Db, id: &str) -> Result<Option<Organ>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM organ WHERE id = ?1"), [id])
}

/// Lists all organs, by id.
pub fn all(db: &Db) -> Result<Vec<Organ>, StoreError> {
    db.all(sql!("SELECT {COLUMNS} FROM organ ORDER BY id"), ())
}

/// From `since` on the team belongs to `parent`, or to none. Nothing is written where that is so already.
pub fn set_parent(
    tx: &Tx,
    organ: &str,
    parent: Option<&str>,
    since: Instant,
) -> Result<(), StoreError> {
    if parent_at(tx, organ, since)?.as_deref() == parent {
        return Ok(());
    }
    let sql = sql!("UPDATE organ_parent SET until = ?2 WHERE organ = ?1 AND until IS NULL");
    tx.run(sql, (organ, since))?;
    if let Some(parent) = parent {
        insert!(tx, "organ_parent", {
            organ: organ,
            parent: parent,
            since: since,
        }, "ON CONFLICT (organ, since) DO UPDATE SET parent = excluded.parent, until = NULL")?;
    }
    Ok(())
}

/// Finds what the team belonged to at `at`.
pub fn parent_at(db: &Db, organ: &str, at: Instant) -> Result<Option<String>, StoreError> {
    let sql = sql!(
        "SELECT parent FROM organ_parent
         WHERE organ = ?1 AND since <= ?2 AND (until IS NULL OR until > ?2)"
    );
    db.one(sql, (organ, at))
}

/// A team's place under an organ, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedParent {
    /// The organ that it is part of.
    pub parent: String,
    since: Instant,
    until: Option<Instant>,
}

columns!(DatedParent: parent, since, until);

impl DatedParent {
    /// Whether it was there at `at`.
    pub fn holds_at(&self, at: Instant) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Lists where a team is and was, the first place first.
pub fn parents_of(db: &Db, organ: &str) -> Result<Vec<DatedParent>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM organ_parent WHERE organ = ?1 ORDER BY since",
        DatedParent::COLUMNS
    );
    db.all(sql, [organ])
}

/// Steps from a team to its legal organ: more is a circle.
const MAX_DEPTH: usize = 8;

/// Finds the legal organ that `organ` was part of at `at`: itself, unless it was a team.
pub fn legal_at(db: &Db, organ: &str, at: Instant) -> Result<String, StoreError> {
    legal_by(organ, |here| parent_at(db, here, at))
}

/// The same, by whoever says what a team belonged to.
pub fn legal_by(
    organ: &str,
    parent_of: impl Fn(&str) -> Result<Option<String>, StoreError>,
) -> Result<String, StoreError> {
    let mut here = organ.to_owned();
    for _ in 0..MAX_DEPTH {
        match parent_of(&here)? {
            Some(parent) => here = parent,
            None => break,
        }
    }
    Ok(here)
}

/// Lists the organ and its teams at `at`, by id.
pub fn with_teams_at(db: &Db, organ: &str, at: Instant) -> Result<Vec<String>, StoreError> {
    let sql = sql!(
        "WITH RECURSIVE part(id) AS (
           SELECT id FROM organ WHERE id = ?1
           UNION SELECT p.organ FROM organ_parent p JOIN part ON p.parent = part.id
                 WHERE p.since <= ?2 AND (p.until IS NULL OR p.until > ?2))
         SELECT id FROM part ORDER BY id"
    );
    db.all(sql, (organ, at))
}
