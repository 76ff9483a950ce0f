//! `quarantine`: what strangers brought and no known key signed. It is no evidence, and goes.

use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::evidence::quarantine_decisions::{ALL, ORGAN_ANSWERS, REGION_ANSWERS};
use crate::store::sql::sql;
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Whether some that nobody proved came before `horizon`, and nobody decided about them.
pub fn any_old(db: &Db, horizon: Instant) -> Result<bool, StoreError> {
    db.exists(
        sql!("SELECT 1 FROM quarantine q WHERE {OLD} LIMIT 1"),
        [horizon],
    )
}

/// Removes up to `limit` of them. Answers how many.
pub fn remove_old(tx: &Tx, horizon: Instant, limit: u32) -> Result<usize, StoreError> {
    let sql = sql!(
        "DELETE FROM quarantine WHERE hash IN (SELECT q.hash FROM quarantine q WHERE {OLD} LIMIT ?2)"
    );
    tx.run(sql, (horizon, limit))
}

/// What nobody proved, came before ?1, and nobody decided about.
const OLD: &str = "q.unproven = 1 AND q.received_at < ?1 AND q.erased_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM aside_act a WHERE a.hash = q.hash)";

/// In sight, and came at ?1 or before.
const IN_SIGHT: &str = "s.state = 'unproven' AND s.received_at <= ?1";

impl RegistrationScope {
    /// Removes up to `limit` of strangers' records that came at `until` or before. Answers how many.
    pub fn remove_unproven(
        &self,
        tx: &Tx,
        until: Instant,
        limit: u32,
    ) -> Result<usize, StoreError> {
        let sql = match self {
            Self::Organ(_) => sql!(
                "DELETE FROM quarantine WHERE hash IN (SELECT hash FROM ({ALL} WHERE {ORGAN_ANSWERS} AND {IN_SIGHT} LIMIT ?3) gone)"
            ),
            Self::Region(_) => sql!(
                "DELETE FROM quarantine WHERE hash IN (SELECT hash FROM ({ALL} WHERE {REGION_ANSWERS} AND {IN_SIGHT} LIMIT ?3) gone)"
            ),
        };
        tx.run(sql, (until, self.place(), limit))
    }
}
