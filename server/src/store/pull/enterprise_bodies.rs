//! Bodies of enterprises that phones pull, a statement a table: those of a span of changes, or a few by their ids.

use crate::store::directory::codes::Code;
use crate::store::directory::enterprise_grades::DatedGrade;
use crate::store::directory::enterprise_record::Enterprise;
use crate::store::directory::premises::Premises;
use crate::store::ids::EnterpriseId;
use crate::store::pull::bodies::{KEYS, Span};
use crate::store::row::{FromRow, StoredRow};
use crate::store::sql::{sql, with_list};
use crate::store::{Db, StoreError};

/// Whose rows are read: those of a span, or of a few enterprises.
#[derive(Debug, Clone, Copy)]
pub enum Chosen<'c> {
    /// Those that its changes are of.
    Span(&'c Span),
    /// These, at most [`bodies::MOST_NAMED`](super::bodies::MOST_NAMED).
    Named(&'c [EnterpriseId]),
}

/// A row of a table beside the enterprise, and which one's it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfEnterprise<T> {
    /// Whose it is.
    pub enterprise: EnterpriseId,
    /// What it says.
    pub row: T,
}

impl Chosen<'_> {
    /// Reads the rows that a statement finds by [`KEYS`]; of named ones, by these in their place.
    fn read<T: FromRow>(self, db: &Db, sql: &str) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Span(span) => span.of(db, sql),
            Self::Named(ids) => {
                let (sql, values) = with_list(&sql.replace(KEYS, "?"), ids);
                db.all(&sql, values)
            }
        }
    }
}

/// Reads enterprises; one that is part of another now is not there.
pub fn enterprises(db: &Db, chosen: Chosen<'_>) -> Result<Vec<Enterprise>, StoreError> {
    chosen.read(
        db,
        sql!(
            "SELECT {} FROM enterprise WHERE id IN ({KEYS}) AND merged_into IS NULL",
            Enterprise::COLUMNS
        ),
    )
}

/// Reads where enterprises are now, the first place first.
pub fn premises(db: &Db, chosen: Chosen<'_>) -> Result<Vec<Premises>, StoreError> {
    chosen.read(db, sql!("SELECT {} FROM premises WHERE enterprise IN ({KEYS}) AND until IS NULL ORDER BY since, id",
        Premises::COLUMNS))
}

/// Reads the codes that are bound now where enterprises are, the newest first.
pub fn codes(db: &Db, chosen: Chosen<'_>) -> Result<Vec<Code>, StoreError> {
    chosen.read(db, sql!("SELECT {} FROM code WHERE until IS NULL AND premises IN
               (SELECT id FROM premises WHERE enterprise IN ({KEYS}) AND until IS NULL) ORDER BY since DESC, text",
            Code::COLUMNS))
}

/// Reads the credit codes that enterprises have now.
pub fn credit_codes(db: &Db, chosen: Chosen<'_>) -> Result<Vec<OfEnterprise<String>>, StoreError> {
    chosen.read(db, sql!("SELECT enterprise, code FROM credit_code WHERE enterprise IN ({KEYS}) AND until IS NULL"))
}

/// Reads the grades of enterprises, in the order of their days.
pub fn grades(db: &Db, chosen: Chosen<'_>) -> Result<Vec<OfEnterprise<DatedGrade>>, StoreError> {
    chosen.read(db, sql!("SELECT enterprise, {} FROM enterprise_grade WHERE enterprise IN ({KEYS}) ORDER BY first_day",
        DatedGrade::COLUMNS))
}

impl FromRow for OfEnterprise<String> {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            enterprise: row.named(0, "enterprise")?,
            row: row.named(1, "code")?,
        })
    }
}

impl FromRow for OfEnterprise<DatedGrade> {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        let grade = DatedGrade {
            grade: row.named(1, "grade")?,
            first_day: row.named(2, "first_day")?,
            last_day: row.named(3, "last_day")?,
        };
        Ok(Self {
            enterprise: row.named(0, "enterprise")?,
            row: grade,
        })
    }
}
