//! How often signing in failed, by login and by address.

use rusqlite::{OptionalExtension, params};

use crate::store::{Db, StoreError, Tx};

/// Failures so far and the time of the last, real time in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Failures {
    /// How many in a row.
    pub count: u32,
    /// When the last was.
    pub last_at: i64,
}

/// What is counted under `key`.
///
/// # Errors
/// When the database fails.
pub fn read(db: &Db, key: &str) -> Result<Failures, StoreError> {
    let found = db
        .prepare_cached("SELECT failures, last_at FROM throttle WHERE key = ?1")?
        .query_row([key], |row| {
            Ok(Failures {
                count: row.get(0)?,
                last_at: row.get(1)?,
            })
        });
    Ok(found.optional()?.unwrap_or_default())
}

/// Sets what is counted under `key`.
///
/// # Errors
/// When the database fails.
pub fn write(db: &Tx, key: &str, failures: Failures) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO throttle (key, failures, last_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at",
    )?
    .execute(params![key, failures.count, failures.last_at])?;
    Ok(())
}

/// Forgets `key`, and every key that was last counted before `horizon`.
///
/// # Errors
/// When the database fails.
pub fn forget(db: &Tx, key: &str, horizon: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM throttle WHERE key = ?1 OR last_at < ?2")?
        .execute(params![key, horizon])?;
    Ok(())
}
