//! `verdict` and `verdict_log`: what the rules said of a visit, now and before.

use crate::store::derived::settling_reason::SettlingReason;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// What the rules said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVerdict {
    /// Of the visit that it judges.
    pub enterprise: EnterpriseKey,
    /// The rules' output line, JSON; of long lists of visits that it rests on the first ones.
    pub output: String,
    /// Hash of all that it rests on, where `output` does not name them all.
    pub rests_on: Option<[u8; 32]>,
    /// Hash of the pack that judged.
    pub pack: [u8; 32],
    /// Why the phone showed another: a list of `wire::visits::Difference`, JSON.
    pub differs: String,
}

columns!(StoredVerdict: enterprise, output, rests_on, pack, differs);

/// Finds the verdict of a visit.
pub fn get(db: &Db, id: EventId) -> Result<Option<StoredVerdict>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM verdict WHERE id = ?1",
        StoredVerdict::COLUMNS
    );
    db.one(sql, [id])
}

/// Adds a visit's first verdict.
pub fn insert(tx: &Tx, id: EventId, verdict: &StoredVerdict) -> Result<(), StoreError> {
    insert!(tx, "verdict", {
        id: id,
        enterprise: verdict.enterprise,
        output: verdict.output,
        rests_on: verdict.rests_on,
        pack: verdict.pack,
        differs: verdict.differs,
    })
    .map(drop)
}

/// Replaces a visit's verdict by a later one.
pub fn update(tx: &Tx, id: EventId, verdict: &StoredVerdict) -> Result<(), StoreError> {
    let sql = sql!(
        "UPDATE verdict SET enterprise = ?2, output = ?3, rests_on = ?4, pack = ?5, differs = ?6
         WHERE id = ?1"
    );
    let StoredVerdict {
        enterprise,
        output,
        rests_on,
        pack,
        differs,
    } = verdict;
    tx.run(sql, (id, enterprise, output, rests_on, pack, differs))
        .map(drop)
}

/// Removes the verdict of a visit that cannot be judged any longer.
pub fn remove(tx: &Tx, id: EventId) -> Result<(), StoreError> {
    tx.run(sql!("DELETE FROM verdict WHERE id = ?1"), [id])
        .map(drop)
}

/// Keeps a verdict that another takes the place of, with when and why.
pub fn log(
    tx: &Tx,
    id: EventId,
    past: &StoredVerdict,
    until: Instant,
    why: SettlingReason,
) -> Result<(), StoreError> {
    let sql = sql!(
        "INSERT INTO verdict_log (id, n, until, output, pack, why)
         SELECT ?1, count(*) + 1, ?2, ?3, ?4, ?5 FROM verdict_log WHERE id = ?1"
    );
    tx.run(sql, (id, until, &past.output, past.pack, why))
        .map(drop)
}
