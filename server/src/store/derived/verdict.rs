//! `verdict` and `verdict_log`: what the rules said of a visit, now and before.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::{Db, StoreError, Tx};

/// What the rules said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVerdict {
    /// Of the visit that it judges.
    pub enterprise: EnterpriseKey,
    /// The rules' output line, JSON.
    pub output: String,
    /// Hash of the pack that judged.
    pub pack: [u8; 32],
    /// Why the phone showed another: a list of `wire::visits::Difference`, JSON.
    pub differs: String,
}

/// One of them.
pub fn get(c: &Db, id: Uuid) -> Result<Option<StoredVerdict>, StoreError> {
    Ok(
        c.prepare_cached("SELECT enterprise, output, pack, differs FROM verdict WHERE id = ?1")?
            .query_row([id], |row| {
                Ok(StoredVerdict {
                    enterprise: row.get(0)?,
                    output: row.get(1)?,
                    pack: row.get(2)?,
                    differs: row.get(3)?,
                })
            })
            .optional()?,
    )
}

/// The visit's first verdict.
pub fn insert(c: &Tx, id: Uuid, verdict: &StoredVerdict) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO verdict (id, enterprise, output, pack, differs) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id,
        verdict.enterprise,
        verdict.output,
        verdict.pack,
        verdict.differs
    ])?;
    Ok(())
}

/// A later one.
pub fn update(c: &Tx, id: Uuid, verdict: &StoredVerdict) -> Result<(), StoreError> {
    c.prepare_cached(
        "UPDATE verdict SET enterprise = ?2, output = ?3, pack = ?4, differs = ?5 WHERE id = ?1",
    )?
    .execute(params![
        id,
        verdict.enterprise,
        verdict.output,
        verdict.pack,
        verdict.differs
    ])?;
    Ok(())
}

/// It cannot be judged any longer.
pub fn remove(c: &Tx, id: Uuid) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM verdict WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Keeps a verdict that another takes the place of, with when and why.
pub fn log(
    c: &Tx,
    id: Uuid,
    past: &StoredVerdict,
    until: i64,
    why: &str,
) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO verdict_log (id, n, until, output, pack, why)
         SELECT ?1, count(*) + 1, ?2, ?3, ?4, ?5 FROM verdict_log WHERE id = ?1",
    )?
    .execute(params![id, until, past.output, past.pack, why])?;
    Ok(())
}
