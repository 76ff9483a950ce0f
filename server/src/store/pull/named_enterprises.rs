//! The enterprises that an organ's plan and filings name: what its officers need before anything else.

use crate::store::ids::EnterpriseId;
use crate::store::pull::changes::Scope;
use crate::store::sql::sql;
use crate::store::{Db, StoreError};

/// Lists those of them that officers of the region are told of, at most `limit`; each is the one that survives.
pub fn list(
    db: &Db,
    organ: &Scope,
    region: &str,
    limit: u32,
) -> Result<Vec<EnterpriseId>, StoreError> {
    let sql = sql!(
        "WITH RECURSIVE below(code) AS (
           SELECT code FROM region WHERE code = ?1
           UNION SELECT region.code FROM region JOIN below ON region.parent = below.code),
         named(id) AS (
           SELECT coalesce(e.merged_into, i.enterprise) FROM change c JOIN plan_item i ON i.id = c.key
             LEFT JOIN enterprise e ON e.id = i.enterprise
             WHERE c.scope = ?2 AND c.kind = 'plan_item' AND c.gone = 0
           UNION SELECT coalesce(e.merged_into, f.enterprise) FROM change c JOIN filing f ON f.id = c.key
             LEFT JOIN enterprise e ON e.id = f.enterprise
             WHERE c.scope = ?2 AND c.kind = 'filing' AND c.gone = 0)
         SELECT DISTINCT named.id FROM named, below, change told
         WHERE told.scope = 'region:' || below.code AND told.kind = 'enterprise' AND told.key = named.id AND told.gone = 0
         ORDER BY named.id LIMIT ?3"
    );
    db.all(sql, (region, organ.to_string(), limit))
}
