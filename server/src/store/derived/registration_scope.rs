//! Registrations as a caller may see them: whose they are is part of the query.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::access::scope::{Area, Own, Post};
use crate::store::derived::registration::{REST, Registration, VISIT, read};
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::region;
use crate::store::{Db, StoreError};

/// Whose registrations are asked for.
#[derive(Debug, Clone)]
pub enum Sight {
    /// Those of the officer's or manager's own legal organ.
    Organ(Post),
    /// Those whose enterprise or organ lies in the supervisor's region or below it.
    Region(Area),
}

/// Where a page ends: the visit's instant and id.
pub type Place = (i64, Uuid);

impl Sight {
    /// The legal organ's id, or the region's code.
    pub fn place(&self) -> &str {
        match self {
            Self::Organ(post) => &post.legal,
            Self::Region(area) => &area.region,
        }
    }

    /// Up to `limit` registrations before a place, latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn page(&self, c: &Db, before: Place, limit: u32) -> Result<Vec<Registration>, StoreError> {
        let mut found = Vec::new();
        match self {
            Self::Organ(post) => found = before_in(c, BY_ORGAN, &post.legal, before, limit)?,
            Self::Region(area) => {
                for code in region::below(c, &area.region)? {
                    found.extend(before_in(c, BY_REGION, &code, before, limit)?);
                    for organ in organs_in(c, &code)? {
                        found.extend(before_in(c, BY_ORGAN, &organ, before, limit)?);
                    }
                }
            }
        }
        found.sort_by_key(|one| std::cmp::Reverse((one.visit.instant, one.visit.id)));
        found.dedup_by_key(|one| one.visit.id);
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// One of them; none where it is not in sight.
    ///
    /// # Errors
    /// When the database fails.
    pub fn get(&self, c: &Db, id: Uuid) -> Result<Option<Registration>, StoreError> {
        let sql = |condition: &str| {
            format!("SELECT {VISIT}, {REST} FROM registration WHERE id = ?1 AND {condition}")
        };
        let found = match self {
            Self::Organ(post) => c
                .prepare_cached(&sql("organ = ?2"))?
                .query_row(params![id, post.legal], read)
                .optional()?,
            Self::Region(area) => c
                .prepare_cached(&sql(&in_region()))?
                .query_row(params![id, area.region], read)
                .optional()?,
        };
        Ok(found)
    }
}

impl Sight {
    /// Joint visits that stand and came at `received` (milliseconds) or before, whose leader's registration has not come;
    /// the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unled(
        &self,
        c: &Db,
        received: i64,
        limit: u32,
    ) -> Result<Vec<Registration>, StoreError> {
        let of = match self {
            // Not by the index: an organ has many registrations, and few have no leader.
            Self::Organ(_) => "organ || '' = ?2".to_owned(),
            Self::Region(_) => in_region(),
        };
        let mut found = c.prepare_cached(&format!(
            "SELECT {VISIT}, {REST} FROM registration
             WHERE joint IN (SELECT j.joint FROM registration j WHERE j.joint IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM registration leader WHERE leader.id = j.joint))
               AND state = 'stands' AND received_at <= ?1 AND {of}
             ORDER BY received_at DESC, id LIMIT ?3"
        ))?;
        let rows = found
            .query_map(params![received, self.place(), limit], read)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

/// The enterprise or the organ lies in the region ?2 or below it.
fn in_region() -> String {
    format!("(region IN ({BELOW}) OR organ IN (SELECT id FROM organ WHERE region IN ({BELOW})))")
}

/// The enterprise's own visits before a place, latest first.
///
/// # Errors
/// When the database fails.
pub fn of_enterprise(
    c: &Db,
    own: &Own,
    before: Place,
    limit: u32,
) -> Result<Vec<Registration>, StoreError> {
    let key = EnterpriseKey::Known(own.enterprise);
    let mut page = c.prepare_cached(&format!(
        "SELECT {VISIT}, {REST} FROM registration WHERE enterprise = ?1 AND instant <= ?2 AND (instant < ?2 OR id < ?3)
         ORDER BY instant DESC, id DESC LIMIT ?4"
    ))?;
    let rows = page
        .query_map(params![key, before.0, before.1, limit], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

const BY_ORGAN: &str = "organ";
const BY_REGION: &str = "region";

/// The region ?2 and those below it.
pub(crate) const BELOW: &str = "WITH RECURSIVE below(code) AS (SELECT code FROM region WHERE code = ?2
    UNION SELECT region.code FROM region JOIN below ON region.parent = below.code) SELECT code FROM below";

fn before_in(
    c: &Db,
    column: &str,
    value: &str,
    before: Place,
    limit: u32,
) -> Result<Vec<Registration>, StoreError> {
    let mut page = c.prepare_cached(&format!(
        "SELECT {VISIT}, {REST} FROM registration WHERE {column} = ?1 AND instant <= ?2 AND (instant < ?2 OR id < ?3)
         ORDER BY instant DESC, id DESC LIMIT ?4"
    ))?;
    let rows = page
        .query_map(params![value, before.0, before.1, limit], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn organs_in(c: &Db, region: &str) -> Result<Vec<String>, StoreError> {
    let mut organs = c.prepare_cached("SELECT id FROM organ WHERE region = ?1 ORDER BY id")?;
    let rows = organs
        .query_map([region], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
