//! Checks that the database is what its events come to: every stored event is checked against its bytes, its key and
//! its receipt, what was erased against the server's word for it, and every derived row is derived again. Only reads,
//! as of one moment; a server may run beside it.

use std::path::Path;

use crate::faults::{Defence, enabled};
use crate::keys::Keys;
use crate::store::StoreError;
use crate::store::whole_database::{self, RowDifference};
use crate::verify::verified::Verified;
use crate::verify::{audit_trail, chains, derived_tables, evidence};

/// Verifies a database with the server's keys, and tells each difference as it is found.
///
/// # Errors
/// When it cannot be read to the end.
pub fn verify(
    database: &Path,
    keys: &Keys,
    mut tell: impl FnMut(&RowDifference),
) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let tx = whole_database::open_to_derive(database)?;
    let mut differences = 0;
    let mut found = |difference: RowDifference| {
        differences += 1;
        tell(&difference);
    };
    evidence::check(&tx, keys, &mut verified, &mut found)?;
    chains::check(&tx, keys, &mut verified, &mut found)?;
    audit_trail::check(&tx, &mut found)?;
    if enabled(Defence::DerivedAgain) {
        derived_tables::check(&tx, &mut verified, &mut found)?;
    }
    verified.differences = differences;
    Ok(verified)
}
