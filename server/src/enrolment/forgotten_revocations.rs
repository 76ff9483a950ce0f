//! Finds revocations that the database has forgotten: they are noted beside the server's keys, too.

use crate::keys::Keys;
use crate::store::evidence::enrolments;
use crate::store::ids::Kid;
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// Lists the keys that are noted as revoked and that the database, from a backup, knows as good.
pub fn list(db: &Db, keys: &Keys) -> Result<Vec<(Kid, Instant)>, StoreError> {
    let mut forgotten = Vec::new();
    for (kid, at) in keys.revoked() {
        if enrolments::get(db, &kid)?.is_some_and(|found| found.revoked_at.is_none()) {
            forgotten.push((kid, at));
        }
    }
    Ok(forgotten)
}
