//! Rows beside the evidence that name a person or hold what one typed, and are past their time: they go whole.

use crate::store::access::audit;
use crate::store::sql::sql;
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// By the server's clock, sooner: it was read, or never will be.
const FEEDBACK: [&str; 1] = [sql!(
    "DELETE FROM feedback WHERE id IN (SELECT id FROM feedback WHERE at <= ?1 LIMIT ?2)"
)];

/// By real time, as signing in goes. A token before its session; a certificate that waits for its officer once nothing
/// waits for it.
const BY_REAL_TIME: [&str; 5] = [
    sql!("DELETE FROM link WHERE hash IN (SELECT hash FROM link WHERE expires_at <= ?1 LIMIT ?2)"),
    sql!(
        "DELETE FROM refresh_token WHERE hash IN (SELECT hash FROM refresh_token WHERE expires_at <= ?1 LIMIT ?2)"
    ),
    sql!(
        "DELETE FROM session WHERE id IN (SELECT s.id FROM session s WHERE s.made_at <= ?1
           AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session = s.id) LIMIT ?2)"
    ),
    // What an older version counted of failed sign-ins; they are in memory now.
    sql!("DELETE FROM throttle WHERE key IN (SELECT key FROM throttle WHERE last_at <= ?1 LIMIT ?2)"),
    sql!(
        "DELETE FROM stray WHERE kid IN (SELECT s.kid FROM stray s WHERE s.since <= ?1
           AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.kid = s.kid AND q.erased_at IS NULL) LIMIT ?2)"
    ),
];

/// Up to when rows are past their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizons {
    /// By the server's clock.
    pub by_clock: Instant,
    /// Of feedback, by the server's clock.
    pub feedback: Instant,
    /// By real time.
    pub by_real_time: Instant,
}

/// Removes up to `limit` of each that are from before their horizon. Answers how many.
pub fn remove(tx: &Tx, horizons: Horizons, limit: u32) -> Result<usize, StoreError> {
    let mut removed = audit::forget(tx, horizons.by_clock, limit)?;
    for (all, horizon) in [
        (FEEDBACK.as_slice(), horizons.feedback),
        (&BY_REAL_TIME, horizons.by_real_time),
    ] {
        for sql in all {
            removed += tx.run(sql, (horizon, limit))?;
        }
    }
    Ok(removed)
}
