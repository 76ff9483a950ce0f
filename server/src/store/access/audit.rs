//! `audit`: the trail of who did what to whom, and when. Ids, never names.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::PersonId;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// One line of the trail.
#[derive(Debug, Clone)]
pub struct AuditEntry<'a> {
    /// UUIDv7.
    pub id: Uuid,
    /// By the server's clock.
    pub at: Instant,
    /// Who did it; none for the machine or an unknown person.
    pub actor: Option<PersonId>,
    /// What was done: `signed_in`, `link_made`, …
    pub act: &'a str,
    /// To whom or what, an id.
    pub subject: Option<&'a str>,
    /// More, as JSON.
    pub detail: Option<&'a str>,
}

/// Adds a line to the trail.
pub fn add(tx: &Tx, act: &AuditEntry<'_>) -> Result<(), StoreError> {
    insert!(tx, "audit", {
        id: act.id,
        at: act.at,
        actor: act.actor,
        act: act.act,
        subject: act.subject,
        detail: act.detail,
    })
    .map(drop)
}

/// Whether the trail has the same act, by the same person, within `ms` milliseconds before it.
pub fn knows(db: &Db, act: &AuditEntry<'_>, ms: i64) -> Result<bool, StoreError> {
    let sql = sql!(
        "SELECT 1 FROM audit WHERE actor = ?1 AND at > ?2 AND at <= ?3 AND act = ?4
           AND subject IS NOT DISTINCT FROM ?5 AND detail IS NOT DISTINCT FROM ?6"
    );
    let from = act.at - ms;
    db.exists(
        sql,
        (act.actor, from, act.at, act.act, act.subject, act.detail),
    )
}

/// Counts how often `act` was done to `subject`.
pub fn count(db: &Db, act: &str, subject: &str) -> Result<u32, StoreError> {
    let sql = sql!("SELECT count(*) FROM audit WHERE act = ?1 AND subject = ?2");
    db.single(sql, [act, subject])
}
