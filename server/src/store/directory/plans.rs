//! `plan` and `plan_item`: annual plans, a version a submission. A later version never mends an earlier visit.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::EnterpriseId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::value::list_text;
use crate::store::{Db, StoreError, Tx};

/// A version of an organ's plan of a year; it holds from `submitted_at` on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: Uuid,
    pub organ: String,
    pub year: i32,
    pub version: u32,
    pub submitted_at: Instant,
}

/// An item of a plan, with the organ that the plan is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanItem {
    pub id: Uuid,
    pub organ: String,
    /// None: any enterprise.
    pub enterprise: Option<EnterpriseId>,
    pub matters: Vec<String>,
    /// Civil dates, both ends included.
    pub first_day: String,
    pub last_day: String,
}

columns!(PlanItem: id = "i.id", organ = "p.organ", enterprise = "i.enterprise", matters = "i.matters",
    first_day = "i.first_day", last_day = "i.last_day");

/// Adds the next version of the organ's plan of that year, and answers it.
pub fn insert(
    tx: &Tx,
    id: Uuid,
    organ: &str,
    year: i32,
    submitted_at: Instant,
) -> Result<Plan, StoreError> {
    let sql = sql!(
        "INSERT INTO plan (id, organ, year, version, submitted_at)
         SELECT ?1, ?2, ?3, coalesce(max(version), 0) + 1, ?4 FROM plan WHERE organ = ?2 AND year = ?3
         RETURNING version"
    );
    let version = tx.single(sql, (id, organ, year, submitted_at))?;
    Ok(Plan {
        id,
        organ: organ.to_owned(),
        year,
        version,
        submitted_at,
    })
}

/// Adds an item to a plan that was made in the same transaction.
pub fn insert_item(tx: &Tx, plan: Uuid, item: &PlanItem) -> Result<(), StoreError> {
    insert!(tx, "plan_item", {
        id: item.id,
        plan: plan,
        enterprise: item.enterprise,
        matters: list_text(&item.matters),
        first_day: item.first_day,
        last_day: item.last_day,
    })
    .map(drop)
}

/// Of each year's plan, the version in force at `at`: the last by (submission, version) submitted by then.
const IN_FORCE: &str = const_format::concatcp!(
    "SELECT ",
    PlanItem::COLUMNS,
    " FROM plan p JOIN plan_item i ON i.plan = p.id
    WHERE p.organ = ?1 AND p.submitted_at <= ?2 AND NOT EXISTS (
      SELECT 1 FROM plan q WHERE q.organ = p.organ AND q.year = p.year AND q.submitted_at <= ?2
        AND (q.submitted_at > p.submitted_at OR (q.submitted_at = p.submitted_at AND q.version > p.version)))"
);

/// Lists the organ's items in force at `at`, of all years, in the order of their first day.
pub fn items(db: &Db, organ: &str, at: Instant) -> Result<Vec<PlanItem>, StoreError> {
    db.all(sql!("{IN_FORCE} ORDER BY i.first_day, i.id"), (organ, at))
}

/// Lists those of the organ's items in force that cover the enterprise, by name or as "any"; what named an enterprise that
/// was merged into it names it now.
pub fn items_for(
    db: &Db,
    organ: &str,
    enterprise: EnterpriseId,
    at: Instant,
) -> Result<Vec<PlanItem>, StoreError> {
    // Searches of the index; an OR would read the whole plan for each visit that is judged.
    let sql = sql!(
        "{IN_FORCE} AND i.enterprise = ?3 UNION ALL {IN_FORCE} AND i.enterprise IS NULL UNION ALL {IN_FORCE}
           AND i.enterprise IN (SELECT id FROM enterprise WHERE merged_into = ?3) ORDER BY 5, 1"
    );
    let mut found: Vec<PlanItem> = db.all(sql, (organ, at, enterprise))?;
    for item in &mut found {
        item.enterprise = item.enterprise.map(|_| enterprise);
    }
    Ok(found)
}

/// Lists the items that name an enterprise, of whatever version, each with the organ of its plan.
pub fn naming(db: &Db, enterprise: EnterpriseId) -> Result<Vec<(Uuid, String)>, StoreError> {
    let sql = sql!(
        "SELECT i.id, p.organ FROM plan_item i JOIN plan p ON p.id = i.plan WHERE i.enterprise = ?1 ORDER BY i.id"
    );
    db.all(sql, [enterprise])
}
