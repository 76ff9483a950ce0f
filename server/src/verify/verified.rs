//! Counts what was looked at, and tells what is not as it should be.

use std::fmt;

use crate::store::whole_database::RowDifference;
use crate::verify::altered_column::AlteredColumn;

/// Rows in memory at once.
pub(crate) const AT_ONCE: u32 = 500;

/// How much was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Events whose bytes were checked.
    pub events: u64,
    /// Events set aside, likewise.
    pub set_aside: u64,
    /// Of both, those whose bytes were erased: the server's word for it was checked instead.
    pub erased: u64,
    /// Chains.
    pub chains: u64,
    /// Derived rows.
    pub rows: u64,
    /// Verdicts that rest on visits that may be erased: taken as they are.
    pub standing: u64,
    /// Visits that are to be judged (again) in a later turn of the server: their verdicts are taken as they are.
    pub pending: u64,
    /// What is not as it should be.
    pub differences: u64,
}

/// Tells the differences of one row, under its name.
pub(crate) fn tell_all(
    table: &'static str,
    row: &str,
    unlike: Vec<AlteredColumn>,
    found: &mut impl FnMut(RowDifference),
) {
    for one in unlike {
        found(RowDifference {
            table,
            row: row.to_owned(),
            column: one.column.to_owned(),
            stored: one.stored,
            derived: one.derived,
        });
    }
}

impl fmt::Display for RowDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            table,
            row,
            column,
            stored,
            derived,
        } = self;
        write!(
            f,
            "{table} {row} {column}: stored {stored:?}, derived {derived:?}"
        )
    }
}
