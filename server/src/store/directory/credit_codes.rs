//! `credit_code`: unified social credit codes, bound to an enterprise for a time.

use crate::store::ids::EnterpriseId;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Binds the code to the enterprise from `since` on, and ends what either was bound to before.
/// Nothing is written where it is bound so already.
pub fn bind(
    tx: &Tx,
    code: &str,
    enterprise: EnterpriseId,
    since: Instant,
) -> Result<(), StoreError> {
    if holder(tx, code)? == Some(enterprise) {
        return Ok(());
    }
    let sql = sql!(
        "UPDATE credit_code SET until = ?3 WHERE until IS NULL AND (code = ?1 OR enterprise = ?2)"
    );
    tx.run(sql, (code, enterprise, since))?;
    insert!(tx, "credit_code", {
        code: code,
        enterprise: enterprise,
        since: since,
    }, "ON CONFLICT (code, since) DO UPDATE SET enterprise = excluded.enterprise, until = NULL")
    .map(drop)
}

/// Finds the enterprise that has the code now.
pub fn holder(db: &Db, code: &str) -> Result<Option<EnterpriseId>, StoreError> {
    let sql = sql!("SELECT enterprise FROM credit_code WHERE code = ?1 AND until IS NULL");
    db.one(sql, [code])
}

/// Finds the code that the enterprise has now.
pub fn code_of(db: &Db, enterprise: EnterpriseId) -> Result<Option<String>, StoreError> {
    let sql = sql!("SELECT code FROM credit_code WHERE enterprise = ?1 AND until IS NULL");
    db.one(sql, [enterprise])
}
