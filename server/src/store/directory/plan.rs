//! `plan` and `plan_item`: annual plans, a version a submission. A later version never mends an earlier visit.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A version of an organ's plan of a year; it holds from `submitted_at` (milliseconds) on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: Uuid,
    pub organ: String,
    pub year: i32,
    pub version: u32,
    pub submitted_at: i64,
}

/// An item of a plan, with the organ that the plan is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanItem {
    pub id: Uuid,
    pub organ: String,
    /// None: any enterprise.
    pub enterprise: Option<Uuid>,
    pub matters: Vec<String>,
    /// Civil dates, both ends included.
    pub first_day: String,
    pub last_day: String,
}

/// Adds the next version of the organ's plan of that year, and answers it.
pub fn insert(
    c: &Db,
    id: Uuid,
    organ: &str,
    year: i32,
    submitted_at: i64,
) -> Result<Plan, StoreError> {
    let version = c
        .prepare_cached(
            "INSERT INTO plan (id, organ, year, version, submitted_at)
             SELECT ?1, ?2, ?3, coalesce(max(version), 0) + 1, ?4 FROM plan WHERE organ = ?2 AND year = ?3
             RETURNING version",
        )?
        .query_row(params![id, organ, year, submitted_at], |row| row.get(0))?;
    Ok(Plan {
        id,
        organ: organ.to_owned(),
        year,
        version,
        submitted_at,
    })
}

/// Adds an item to a plan that was made in the same transaction.
pub fn insert_item(c: &Tx, plan: Uuid, item: &PlanItem) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO plan_item (id, plan, enterprise, matters, first_day, last_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        item.id,
        plan,
        item.enterprise,
        crate::store::list::to_text(&item.matters),
        item.first_day,
        item.last_day
    ])?;
    Ok(())
}

/// Of each year's plan, the version in force at `at`: the last by (submission, version) submitted by then.
const IN_FORCE: &str = "SELECT i.id, p.organ, i.enterprise, i.matters, i.first_day, i.last_day
    FROM plan p JOIN plan_item i ON i.plan = p.id
    WHERE p.organ = ?1 AND p.submitted_at <= ?2 AND NOT EXISTS (
      SELECT 1 FROM plan q WHERE q.organ = p.organ AND q.year = p.year AND q.submitted_at <= ?2
        AND (q.submitted_at > p.submitted_at OR (q.submitted_at = p.submitted_at AND q.version > p.version)))";

/// The organ's items in force at `at` (milliseconds), of all years, in the order of their first day.
pub fn items(c: &Db, organ: &str, at: i64) -> Result<Vec<PlanItem>, StoreError> {
    let mut items = c.prepare_cached(&format!("{IN_FORCE} ORDER BY i.first_day, i.id"))?;
    let rows = items
        .query_map(params![organ, at], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Those of them that cover the enterprise, by name or as "any"; what named an enterprise that was merged into it names
/// it now.
pub fn items_for(
    c: &Db,
    organ: &str,
    enterprise: Uuid,
    at: i64,
) -> Result<Vec<PlanItem>, StoreError> {
    // Searches of the index; an OR would read the whole plan for each visit that is judged.
    let mut items = c.prepare_cached(&format!(
        "{IN_FORCE} AND i.enterprise = ?3 UNION ALL {IN_FORCE} AND i.enterprise IS NULL UNION ALL {IN_FORCE}
           AND i.enterprise IN (SELECT id FROM enterprise WHERE merged_into = ?3) ORDER BY 5, 1"
    ))?;
    let rows = items
        .query_map(params![organ, at, enterprise], |row| {
            let item = read(row)?;
            let enterprise = item.enterprise.map(|_| enterprise);
            Ok(PlanItem { enterprise, ..item })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<PlanItem> {
    Ok(PlanItem {
        id: row.get(0)?,
        organ: row.get(1)?,
        enterprise: row.get(2)?,
        matters: crate::store::list::from_text(row, 3)?,
        first_day: row.get(4)?,
        last_day: row.get(5)?,
    })
}

/// One item, of whatever version; the enterprise is the one that survives.
pub fn item(c: &Db, id: Uuid) -> Result<Option<PlanItem>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT i.id, p.organ, coalesce(e.merged_into, i.enterprise), i.matters, i.first_day, i.last_day
         FROM plan_item i JOIN plan p ON p.id = i.plan LEFT JOIN enterprise e ON e.id = i.enterprise WHERE i.id = ?1",
    )?
    .query_row([id], read)
    .optional()?)
}

/// The items that name an enterprise, of whatever version, each with the organ of its plan.
pub fn naming(c: &Db, enterprise: Uuid) -> Result<Vec<(Uuid, String)>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT i.id, p.organ FROM plan_item i JOIN plan p ON p.id = i.plan WHERE i.enterprise = ?1 ORDER BY i.id",
    )?;
    let rows = found
        .query_map([enterprise], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
