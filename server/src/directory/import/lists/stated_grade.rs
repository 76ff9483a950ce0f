//! Risk grades of enterprises: dated, and kept apart from the enterprise itself.

use chrono::NaiveDate;
use ruqi_rules::Instant;

use crate::directory::import::cells::civil_dates;
use crate::store::directory::enterprise_grades;
use crate::store::ids::EnterpriseId;
use crate::store::{StoreError, Tx};

/// A grade as a row states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedGrade {
    grade: String,
    first_day: NaiveDate,
}

impl StatedGrade {
    /// The row's grade, from the day that it states, else from today on; none where the row says nothing of it.
    pub fn of(grade: Option<&str>, since: Option<NaiveDate>, now: Instant) -> Option<Self> {
        Some(Self {
            grade: grade?.to_owned(),
            first_day: since.or_else(|| civil_dates::civil_date(now))?,
        })
    }

    /// Begins the grade, unless the enterprise has it by then and until further notice. Says whether anything changed.
    pub fn put(&self, tx: &Tx, enterprise: EnterpriseId) -> Result<bool, StoreError> {
        let first_day = self.first_day.to_string();
        let before = enterprise_grades::all_of(tx, enterprise)?;
        let has_it = before.last().is_some_and(|last| {
            last.grade == self.grade && last.first_day <= first_day && last.last_day.is_none()
        });
        let Some(day_before) = self.first_day.pred_opt().filter(|_| !has_it) else {
            return Ok(false);
        };
        let day_before = day_before.to_string();
        enterprise_grades::begin(tx, enterprise, &self.grade, &first_day, &day_before)?;
        Ok(true)
    }
}
