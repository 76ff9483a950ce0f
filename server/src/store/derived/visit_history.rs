//! `registration`, asked by enterprise and by organ: what judging looks at.

use std::ops::RangeInclusive;

use crate::store::derived::registrations::{Registration, Visit};
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;
use crate::store::sql::sql;
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// Lists the visits at an enterprise, from one instant to another, both included, earliest first.
pub fn between(
    db: &Db,
    enterprise: EnterpriseKey,
    from: Instant,
    to: Instant,
) -> Result<Vec<Visit>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM registration WHERE enterprise = ?1 AND instant BETWEEN ?2 AND ?3
         ORDER BY instant, id",
        Visit::COLUMNS
    );
    db.all(sql, (enterprise, from, to))
}

/// What judging looks at, where visits of one enterprise changed.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// The first of what changed.
    pub first: Instant,
    /// Earlier visits from here on may be judged again.
    pub from: Instant,
    /// Where their earliest date is on this day or later, or is none (days since 1970).
    pub day: i32,
    /// Of each that is judged, so many milliseconds before it count.
    pub window: i64,
    /// The last that matters.
    pub until: Instant,
}

/// Lists the visits at an enterprise that matter where some of them changed, earliest first.
pub fn reached(
    db: &Db,
    enterprise: EnterpriseKey,
    reach: &Reach,
) -> Result<Vec<Visit>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM registration WHERE enterprise = ?1 AND instant <= ?2
           AND instant >= coalesce((SELECT min(earlier.instant) FROM registration earlier
             WHERE earlier.enterprise = ?1 AND earlier.instant >= ?3 AND earlier.instant < ?4
               AND (earlier.earliest >= ?5 OR (earlier.earliest IS NULL AND earlier.verdict IS NOT NULL))), ?4) - ?6
         ORDER BY instant, id",
        Visit::COLUMNS
    );
    let Reach {
        first,
        from,
        day,
        window,
        until,
    } = *reach;
    db.all(sql, (enterprise, until, from, first, day, window))
}

/// Lists all registrations at an enterprise.
pub fn at_enterprise(db: &Db, enterprise: EnterpriseKey) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT id FROM registration WHERE enterprise = ?1"),
        [enterprise],
    )
}

/// Lists all registrations at an enterprise, each with its instant.
pub fn instants_at_enterprise(
    db: &Db,
    enterprise: EnterpriseKey,
) -> Result<Vec<(EventId, Instant)>, StoreError> {
    db.all(
        sql!("SELECT id, instant FROM registration WHERE enterprise = ?1"),
        [enterprise],
    )
}

/// Lists the registrations of an organ whose instant is within, both ends included.
pub fn of_organ(
    db: &Db,
    organ: &str,
    within: &RangeInclusive<Instant>,
) -> Result<Vec<EventId>, StoreError> {
    db.all(
        sql!("SELECT id FROM registration WHERE organ = ?1 AND instant BETWEEN ?2 AND ?3"),
        (organ, within.start(), within.end()),
    )
}

/// Counts the registrations of this one's officer at its enterprise from an instant on, up to this one, whatever became of
/// them; no more than `limit` are looked at.
pub fn count_up_to(
    db: &Db,
    registration: &Registration,
    from: Instant,
    limit: u32,
) -> Result<u32, StoreError> {
    let visit = &registration.visit;
    let sql = sql!(
        "SELECT count(*) FROM (SELECT 1 FROM registration WHERE author = ?1 AND enterprise = ?2
           AND at BETWEEN ?3 AND ?4 AND (at < ?4 OR id <= ?5) LIMIT ?6) AS counted"
    );
    let values = (
        registration.author,
        visit.enterprise,
        from,
        visit.at,
        visit.id,
        limit,
    );
    db.single(sql, values)
}

/// Lists registrations at enterprises that nobody knows yet, by code, the first of each code first.
pub fn unresolved(db: &Db, limit: u32) -> Result<Vec<Registration>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM registration WHERE length(enterprise) = 8
         ORDER BY enterprise, instant, id LIMIT ?1",
        Registration::COLUMNS
    );
    db.all(sql, [limit])
}
