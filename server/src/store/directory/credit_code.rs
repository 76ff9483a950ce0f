//! `credit_code`: unified social credit codes, bound to an enterprise for a time.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// Binds the code to the enterprise from `since` on, and ends what either was bound to before.
/// Nothing is written where it is bound so already.
pub fn bind(c: &Tx, code: &str, enterprise: Uuid, since: i64) -> Result<(), StoreError> {
    if holder(c, code)? == Some(enterprise) {
        return Ok(());
    }
    c.prepare_cached(
        "UPDATE credit_code SET until = ?3 WHERE until IS NULL AND (code = ?1 OR enterprise = ?2)",
    )?
    .execute(params![code, enterprise, since])?;
    c.prepare_cached(
        "INSERT INTO credit_code (code, enterprise, since) VALUES (?1, ?2, ?3)
         ON CONFLICT (code, since) DO UPDATE SET enterprise = excluded.enterprise, until = NULL",
    )?
    .execute(params![code, enterprise, since])?;
    Ok(())
}

/// The enterprise that has the code now.
pub fn holder(c: &Db, code: &str) -> Result<Option<Uuid>, StoreError> {
    Ok(
        c.prepare_cached("SELECT enterprise FROM credit_code WHERE code = ?1 AND until IS NULL")?
            .query_row([code], |row| row.get(0))
            .optional()?,
    )
}

/// The code that the enterprise has now.
pub fn of(c: &Db, enterprise: Uuid) -> Result<Option<String>, StoreError> {
    Ok(
        c.prepare_cached("SELECT code FROM credit_code WHERE enterprise = ?1 AND until IS NULL")?
            .query_row([enterprise], |row| row.get(0))
            .optional()?,
    )
}
