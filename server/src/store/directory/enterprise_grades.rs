//! `enterprise_grade`: which risk grade an enterprise has on which days.

use crate::store::ids::EnterpriseId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// A risk grade from one civil date to another, both included; `last_day` is none while it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedGrade {
    /// An open word: each pack lists its own.
    pub grade: String,
    pub first_day: String,
    pub last_day: Option<String>,
}

columns!(DatedGrade: grade, first_day, last_day);

/// Lists an enterprise's grades, in the order of their days.
pub fn all_of(db: &Db, enterprise: EnterpriseId) -> Result<Vec<DatedGrade>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM enterprise_grade WHERE enterprise = ?1 ORDER BY first_day",
        DatedGrade::COLUMNS
    );
    db.all(sql, [enterprise])
}

/// The grade that an enterprise has on a day.
pub fn on(db: &Db, enterprise: EnterpriseId, day: &str) -> Result<Option<String>, StoreError> {
    let sql = sql!(
        "SELECT grade FROM enterprise_grade WHERE enterprise = ?1 AND first_day <= ?2
           AND (last_day IS NULL OR last_day >= ?2)"
    );
    db.one(sql, (enterprise, day))
}

/// Gives an enterprise a grade from `first_day` on: what was said of that day and later days gives way. `day_before` is
/// the last day of the grade before.
pub fn begin(
    tx: &Tx,
    enterprise: EnterpriseId,
    grade: &str,
    first_day: &str,
    day_before: &str,
) -> Result<(), StoreError> {
    let later = sql!("DELETE FROM enterprise_grade WHERE enterprise = ?1 AND first_day >= ?2");
    tx.run(later, (enterprise, first_day))?;
    let before = sql!(
        "UPDATE enterprise_grade SET last_day = ?3 WHERE enterprise = ?1
           AND (last_day IS NULL OR last_day >= ?2)"
    );
    tx.run(before, (enterprise, first_day, day_before))?;
    insert!(tx, "enterprise_grade", {
        enterprise: enterprise,
        grade: grade,
        first_day: first_day,
    })
    .map(drop)
}
