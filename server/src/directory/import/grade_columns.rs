//! Risk grades of enterprises: columns of their list, dated, kept apart from the enterprise itself.

use chrono::NaiveDate;

use crate::directory::import::import_row::{self, ImportRow};
use crate::directory::import::list_columns::enterprise as column;
use crate::directory::import::mistake::Mistakes;
use crate::directory::import::references::References;
use crate::store::directory::enterprise_grades;
use crate::store::ids::EnterpriseId;
use crate::store::{StoreError, Tx};

/// A grade as a row states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StatedGrade {
    grade: String,
    first_day: NaiveDate,
}

/// The row's grade, from the day that it states, else from today on; none where the row says nothing of it.
pub(super) fn read(
    row: &ImportRow<'_>,
    known: &References,
    now: i64,
    wrong: &mut Mistakes,
) -> Option<StatedGrade> {
    let grade = row.parse(column::GRADE, wrong, |text| known.grade(text));
    let since = row.parse(column::GRADE_SINCE, wrong, import_row::date);
    if row.text(column::GRADE).is_none() && since.is_some() {
        row.wrong(
            column::GRADE,
            wrong,
            "有起始日期而没有等级 · a first day without a grade",
        );
    }
    Some(StatedGrade {
        grade: grade?,
        first_day: since.or_else(|| import_row::civil_date(now))?,
    })
}

/// Begins the grade, unless none is stated or the enterprise has it by then and until further notice. Says whether
/// anything changed.
pub(super) fn put(
    c: &Tx,
    enterprise: EnterpriseId,
    stated: Option<&StatedGrade>,
) -> Result<bool, StoreError> {
    let Some(stated) = stated else {
        return Ok(false);
    };
    let first_day = stated.first_day.to_string();
    let before = enterprise_grades::all_of(c, enterprise)?;
    let has_it = before.last().is_some_and(|last| {
        last.grade == stated.grade && last.first_day <= first_day && last.last_day.is_none()
    });
    let Some(day_before) = stated.first_day.pred_opt().filter(|_| !has_it) else {
        return Ok(false);
    };
    let day_before = day_before.to_string();
    enterprise_grades::begin(c, enterprise, &stated.grade, &first_day, &day_before)?;
    Ok(true)
}
