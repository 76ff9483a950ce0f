//! `registration`, asked by enterprise and by organ: what judging looks at.

use rusqlite::params;
use rusqlite::types::ToSql;
use uuid::Uuid;

use crate::store::derived::registration::{REST, Registration, VISIT, Visit, read, read_visit};
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::{Db, StoreError};

/// The visits at an enterprise, from one instant to another, both included, earliest first.
pub fn between(
    c: &Db,
    enterprise: EnterpriseKey,
    from: i64,
    to: i64,
) -> Result<Vec<Visit>, StoreError> {
    let mut visits = c.prepare_cached(&format!(
        "SELECT {VISIT} FROM registration WHERE enterprise = ?1 AND instant BETWEEN ?2 AND ?3
         ORDER BY instant, id"
    ))?;
    let rows = visits
        .query_map(params![enterprise, from, to], read_visit)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The earliest visit before `before`, and not before `from`, whose earliest date is on `day` or later, or is none.
pub fn first_reaching(
    c: &Db,
    enterprise: EnterpriseKey,
    (from, before): (i64, i64),
    day: i32,
) -> Result<Option<i64>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT min(instant) FROM registration WHERE enterprise = ?1 AND instant >= ?2 AND instant < ?3
           AND (earliest >= ?4 OR (earliest IS NULL AND verdict IS NOT NULL))",
    )?
    .query_row(params![enterprise, from, before, day], |row| row.get(0))?)
}

/// All registrations at an enterprise.
pub fn at_enterprise(c: &Db, enterprise: EnterpriseKey) -> Result<Vec<Uuid>, StoreError> {
    ids(
        c,
        "SELECT id FROM registration WHERE enterprise = ?1",
        enterprise,
    )
}

/// All of them, each with its instant.
pub fn instants_at_enterprise(
    c: &Db,
    enterprise: EnterpriseKey,
) -> Result<Vec<(Uuid, i64)>, StoreError> {
    let mut found =
        c.prepare_cached("SELECT id, instant FROM registration WHERE enterprise = ?1")?;
    let rows = found
        .query_map([enterprise], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// All registrations of an organ whose instant is within, both ends included.
pub fn of_organ(c: &Db, organ: &str, from: i64, to: i64) -> Result<Vec<Uuid>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT id FROM registration WHERE organ = ?1 AND instant BETWEEN ?2 AND ?3",
    )?;
    let rows = found
        .query_map(params![organ, from, to], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Registrations at enterprises that nobody knows yet, by code, the first of each code first.
pub fn unresolved(c: &Db, limit: u32) -> Result<Vec<Registration>, StoreError> {
    let mut found = c.prepare_cached(&format!(
        "SELECT {VISIT}, {REST} FROM registration WHERE length(enterprise) = 8
         ORDER BY enterprise, instant, id LIMIT ?1"
    ))?;
    let rows = found.query_map([limit], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

fn ids(c: &Db, sql: &str, key: impl ToSql) -> Result<Vec<Uuid>, StoreError> {
    let mut found = c.prepare_cached(sql)?;
    let rows = found
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
