//! `membership`: for which organs a person acts, as officer or manager.

use crate::store::directory::organ_tree;
use crate::store::ids::PersonId;
use crate::store::sql::sql;
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// Lists the legal organs that the person acted for at `at`, in the order in which the roles were given;
/// teams are taken for the organ that they belonged to.
pub fn organs_at(db: &Db, person: PersonId, at: Instant) -> Result<Vec<String>, StoreError> {
    let sql = sql!(
        "SELECT organ FROM membership WHERE person = ?1 AND role IN ('officer', 'manager')
           AND since <= ?2 AND (until IS NULL OR until > ?2) ORDER BY id"
    );
    let direct: Vec<String> = db.all(sql, (person, at))?;
    direct
        .iter()
        .map(|organ| organ_tree::legal_at(db, organ, at))
        .collect()
}
