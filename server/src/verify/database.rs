//! Checks that the database is what its events come to: every stored event is checked against its bytes, its key and
//! its receipt, what was erased against the server's word for it, and every derived row is derived again. Only reads,
//! as of one moment; a server may run beside it.

use std::fmt;
use std::path::Path;

use crate::faults::{Defence, enabled};
use crate::keys::Keys;
use crate::store::StoreError;
use crate::store::sqlite::replay::{self, Difference};
use crate::verify::unlike::Unlike;
use crate::verify::{chains, derived, evidence};

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
    /// What is not as it should be.
    pub differences: u64,
}

/// Verifies a database with the server's keys, and tells each difference as it is found.
///
/// # Errors
/// When it cannot be read to the end.
pub fn verify(
    database: &Path,
    keys: &Keys,
    mut tell: impl FnMut(&Difference),
) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let tx = replay::over(database)?;
    let mut differences = 0;
    let mut found = |difference: Difference| {
        differences += 1;
        tell(&difference);
    };
    evidence::check(&tx, keys, &mut verified, &mut found)?;
    chains::check(&tx, keys, &mut verified, &mut found)?;
    if enabled(Defence::DerivedAgain) {
        derived::check(&tx, &mut verified, &mut found)?;
    }
    verified.differences = differences;
    Ok(verified)
}

/// Tells the differences of one row, under its name.
pub(crate) fn name(
    table: &'static str,
    row: &str,
    unlike: Vec<Unlike>,
    found: &mut impl FnMut(Difference),
) {
    for one in unlike {
        found(Difference {
            table,
            row: row.to_owned(),
            column: one.column.to_owned(),
            stored: one.stored,
            derived: one.derived,
        });
    }
}

impl fmt::Display for Difference {
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
