//! `registration`, asked by enterprise and by organ: what judging looks at.

use std::ops::{Range, RangeInclusive};

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

/// Finds the instant of the earliest visit within whose earliest date is on `day` or later, or is none.
pub fn first_reaching(
    db: &Db,
    enterprise: EnterpriseKey,
    within: Range<Instant>,
    day: i32,
) -> Result<Option<Instant>, StoreError> {
    let sql = sql!(
        "SELECT min(instant) FROM registration WHERE enterprise = ?1 AND instant >= ?2 AND instant < ?3
           AND (earliest >= ?4 OR (earliest IS NULL AND verdict IS NOT NULL))"
    );
    db.single(sql, (enterprise, within.start, within.end, day))
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

/// Lists registrations at enterprises that nobody knows yet, by code, the first of each code first.
pub fn unresolved(db: &Db, limit: u32) -> Result<Vec<Registration>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM registration WHERE length(enterprise) = 8
         ORDER BY enterprise, instant, id LIMIT ?1",
        Registration::COLUMNS
    );
    db.all(sql, [limit])
}
