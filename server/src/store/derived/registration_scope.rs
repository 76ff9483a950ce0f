//! Registrations as a caller may see them: whose they are is part of the query.

use const_format::formatcp;
use ruqi_rules::Instant;

use crate::store::access::scope::{Area, Own, Post};
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::region;
use crate::store::ids::EventId;
use crate::store::sql::sql;
use crate::store::{Db, StoreError};

/// Whose registrations are asked for.
#[derive(Debug, Clone)]
pub enum RegistrationScope {
    /// Those of the officer's or manager's own legal organ.
    Organ(Post),
    /// Those whose enterprise or organ lies in the supervisor's region or below it.
    Region(Area),
}

/// Where a page of registrations ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitCursor {
    /// The last visit's instant.
    pub instant: Instant,
    /// Its id.
    pub id: EventId,
}

impl RegistrationScope {
    /// The legal organ's id, or the region's code.
    pub fn place(&self) -> &str {
        match self {
            Self::Organ(post) => &post.legal,
            Self::Region(area) => &area.region,
        }
    }

    /// Lists up to `limit` registrations before a place, latest first.
    pub fn page(
        &self,
        db: &Db,
        before: VisitCursor,
        limit: u32,
    ) -> Result<Vec<Registration>, StoreError> {
        let mut found = Vec::new();
        match self {
            Self::Organ(post) => found = of_organ(db, &post.legal, before, limit)?,
            Self::Region(area) => {
                for code in region::below(db, &area.region)? {
                    found.extend(of_region(db, &code, before, limit)?);
                    for organ in organs_in(db, &code)? {
                        found.extend(of_organ(db, &organ, before, limit)?);
                    }
                }
            }
        }
        found.sort_by_key(|one| std::cmp::Reverse((one.visit.instant, one.visit.id)));
        found.dedup_by_key(|one| one.visit.id);
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// Finds one registration; none where it is not in sight.
    pub fn get(&self, db: &Db, id: EventId) -> Result<Option<Registration>, StoreError> {
        let sql = match self {
            Self::Organ(_) => {
                sql!("SELECT {COLUMNS} FROM registration WHERE id = ?1 AND organ = ?2")
            }
            Self::Region(_) => {
                sql!("SELECT {COLUMNS} FROM registration WHERE id = ?1 AND {IN_REGION}")
            }
        };
        db.one(sql, (id, self.place()))
    }

    /// Lists joint visits that stand and came at `received` or before, whose leader's registration has not
    /// come; the latest first.
    pub fn unled(
        &self,
        db: &Db,
        received: Instant,
        limit: u32,
    ) -> Result<Vec<Registration>, StoreError> {
        let sql = match self {
            Self::Organ(_) => sql!("{UNLED} AND {BY_ORGAN_SCANNED} {LATEST}"),
            Self::Region(_) => sql!("{UNLED} AND {IN_REGION} {LATEST}"),
        };
        db.all(sql, (received, self.place(), limit))
    }
}

const COLUMNS: &str = Registration::COLUMNS;

/// The region ?2 and those below it.
pub(in crate::store) const BELOW: &str = "WITH RECURSIVE below(code) AS (SELECT code FROM region WHERE code = ?2
    UNION SELECT region.code FROM region JOIN below ON region.parent = below.code) SELECT code FROM below";

/// The enterprise or the organ lies in the region ?2 or below it.
const IN_REGION: &str =
    formatcp!("(region IN ({BELOW}) OR organ IN (SELECT id FROM organ WHERE region IN ({BELOW})))");

/// Joint visits that stand, came at ?1 or before, and have no leader.
const UNLED: &str = formatcp!(
    "SELECT {COLUMNS} FROM registration
     WHERE joint IN (SELECT j.joint FROM registration j WHERE j.joint IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM registration leader WHERE leader.id = j.joint))
       AND state = 'stands' AND received_at <= ?1"
);

/// Of the organ ?2, and not by the index: an organ has many registrations, and few have no leader.
const BY_ORGAN_SCANNED: &str = "organ || '' = ?2";

/// The latest first, ?3 of them.
const LATEST: &str = "ORDER BY received_at DESC, id LIMIT ?3";

/// Before the place ?2, ?3, latest first.
const BEFORE: &str =
    "instant <= ?2 AND (instant < ?2 OR id < ?3) ORDER BY instant DESC, id DESC LIMIT ?4";

/// Lists the enterprise's own visits before a place, latest first.
pub fn of_enterprise(
    db: &Db,
    own: &Own,
    before: VisitCursor,
    limit: u32,
) -> Result<Vec<Registration>, StoreError> {
    let key = EnterpriseKey::Known(own.enterprise);
    let sql = sql!("SELECT {COLUMNS} FROM registration WHERE enterprise = ?1 AND {BEFORE}");
    db.all(sql, (key, before.instant, before.id, limit))
}

fn of_organ(
    db: &Db,
    organ: &str,
    before: VisitCursor,
    limit: u32,
) -> Result<Vec<Registration>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM registration WHERE organ = ?1 AND {BEFORE}");
    db.all(sql, (organ, before.instant, before.id, limit))
}

fn of_region(
    db: &Db,
    region: &str,
    before: VisitCursor,
    limit: u32,
) -> Result<Vec<Registration>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM registration WHERE region = ?1 AND {BEFORE}");
    db.all(sql, (region, before.instant, before.id, limit))
}

fn organs_in(db: &Db, region: &str) -> Result<Vec<String>, StoreError> {
    db.all(
        sql!("SELECT id FROM organ WHERE region = ?1 ORDER BY id"),
        [region],
    )
}
