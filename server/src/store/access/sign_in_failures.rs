//! `throttle`: how often signing in failed, by login and by address.

use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Failures so far and the time of the last, real time.
#[derive(Debug, Clone, Copy)]
pub struct Failures {
    /// How many in a row.
    pub count: u32,
    /// When the last was.
    pub last_at: Instant,
}

impl Failures {
    /// Of a login or an address that never failed.
    pub const NONE: Self = Self {
        count: 0,
        last_at: Instant::EPOCH,
    };
}

columns!(Failures: count = "failures", last_at);

/// Finds what is counted under `key`.
pub fn read(db: &Db, key: &str) -> Result<Failures, StoreError> {
    let sql = sql!("SELECT {} FROM throttle WHERE key = ?1", Failures::COLUMNS);
    Ok(db.one(sql, [key])?.unwrap_or(Failures::NONE))
}

/// Sets what is counted under `key`.
pub fn write(tx: &Tx, key: &str, failures: Failures) -> Result<(), StoreError> {
    insert!(tx, "throttle", {
        key: key,
        failures: failures.count,
        last_at: failures.last_at,
    }, "ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at")
    .map(drop)
}

/// Removes what is counted under `key`, and under every key that was last counted before `horizon`.
pub fn forget(tx: &Tx, key: &str, horizon: Instant) -> Result<(), StoreError> {
    let sql = sql!("DELETE FROM throttle WHERE key = ?1 OR last_at < ?2");
    tx.run(sql, (key, horizon)).map(drop)
}
