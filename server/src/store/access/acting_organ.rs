//! For which organs a person acts: dated memberships as officer or manager.

use rusqlite::params;
use uuid::Uuid;

use crate::store::directory::organ;
use crate::store::{Db, StoreError};

/// The legal organs that the person acted for at `at` (milliseconds), teams taken for the organ that they belonged to.
pub fn organs_at(c: &Db, person: Uuid, at: i64) -> Result<Vec<String>, StoreError> {
    let mut memberships = c.prepare_cached(
        "SELECT organ FROM membership WHERE person = ?1 AND role IN ('officer', 'manager')
           AND since <= ?2 AND (until IS NULL OR until > ?2)",
    )?;
    let direct: Vec<String> = memberships
        .query_map(params![person, at], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    direct
        .iter()
        .map(|organ| organ::legal_at(c, organ, at))
        .collect()
}
