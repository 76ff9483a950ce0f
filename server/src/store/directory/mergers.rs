//! `enterprise`, where one is part of another: mergers.

use crate::faults::{Defence, enabled};
use crate::store::ids::EnterpriseId;
use crate::store::sql::sql;
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// Makes an enterprise a part of another from `since` on, and with it what was merged into it before.
pub fn merge(
    tx: &Tx,
    from: EnterpriseId,
    into: EnterpriseId,
    since: Instant,
) -> Result<(), StoreError> {
    let sql = sql!("UPDATE enterprise SET merged_into = ?2, merged_at = ?3 WHERE id = ?1");
    tx.run(sql, (from, into, since))?;
    let sql = sql!("UPDATE enterprise SET merged_into = ?2 WHERE merged_into = ?1");
    tx.run(sql, (from, into)).map(drop)
}

/// Lists the enterprise, and what was merged into it before.
pub fn parts(db: &Db, id: EnterpriseId) -> Result<Vec<EnterpriseId>, StoreError> {
    let sql = sql!(
        "SELECT id FROM enterprise WHERE id = ?1 UNION ALL SELECT id FROM enterprise WHERE merged_into = ?1"
    );
    db.all(sql, [id])
}

/// Finds the enterprise that it was merged into, if it was.
pub fn into(db: &Db, id: EnterpriseId) -> Result<Option<EnterpriseId>, StoreError> {
    let sql = sql!("SELECT merged_into FROM enterprise WHERE id = ?1");
    Ok(db.one::<Option<EnterpriseId>>(sql, [id])?.flatten())
}

/// Mergers that are followed: more is a circle.
const MERGERS: usize = 32;

/// Finds the enterprise that this one was merged into, in the end, and where that is registered; itself where it was not
/// merged, and nowhere where it is not known.
pub fn survivor(db: &Db, id: EnterpriseId) -> Result<(EnterpriseId, Option<String>), StoreError> {
    let sql = sql!("SELECT merged_into, region FROM enterprise WHERE id = ?1");
    let mut here = (id, None);
    // Look-ups one by one: nearly all are not merged, and for them the first is all.
    for _ in 0..MERGERS {
        let Some((next, region)) = db.one::<(Option<EnterpriseId>, String)>(sql, [here.0])? else {
            break;
        };
        here.1 = Some(region);
        match next {
            Some(next) if enabled(Defence::HistoryFollows) => here = (next, None),
            _ => break,
        }
    }
    Ok(here)
}
