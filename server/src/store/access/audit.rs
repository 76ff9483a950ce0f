//! `audit`: the trail of who did what to whom, and when. Ids, never names.

use ruqi_rules::Instant;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::store::access::audit_chain;
use crate::store::ids::{PersonId, RecordHash};
use crate::store::row::columns;
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

/// A line as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its place in the trail, from 1.
    pub n: i64,
    pub id: Uuid,
    pub at: Instant,
    pub actor: Option<PersonId>,
    pub act: String,
    pub subject: Option<String>,
    pub detail: Option<String>,
    /// The hash of the line before; none of a line that came before lines were chained.
    pub prev: Option<RecordHash>,
    pub hash: Option<RecordHash>,
}

columns!(AuditLine: n, id, at, actor, act, subject, detail, prev, hash);

impl AuditLine {
    /// As it was added.
    pub fn entry(&self) -> AuditEntry<'_> {
        AuditEntry {
            id: self.id,
            at: self.at,
            actor: self.actor,
            act: &self.act,
            subject: self.subject.as_deref(),
            detail: self.detail.as_deref(),
        }
    }
}

const COLUMNS: &str = AuditLine::COLUMNS;

/// Adds a line to the trail, chained to the one before.
pub fn add(tx: &Tx, act: &AuditEntry<'_>) -> Result<(), StoreError> {
    let ends = audit_chain::read(tx)?;
    let (n, prev) = (ends.last + 1, ends.hash.unwrap_or(BEGIN));
    let hash = hash_of(&prev, n, act);
    insert!(tx, "audit", {
        n: n,
        id: act.id,
        at: act.at,
        actor: act.actor,
        act: act.act,
        subject: act.subject,
        detail: act.detail,
        prev: prev,
        hash: hash,
    })?;
    audit_chain::advance(tx, n, &hash)
}

/// Before the first line that is chained.
pub const BEGIN: RecordHash = RecordHash::FIRST;

/// What chains a line: SHA-256 over the hash of the one before, its place, and each of its columns with its length.
#[must_use]
pub fn hash_of(prev: &RecordHash, place: i64, line: &AuditEntry<'_>) -> RecordHash {
    let mut hash = Sha256::new();
    hash.update(prev.as_bytes());
    hash.update(place.to_be_bytes());
    hash.update(line.id.as_bytes());
    hash.update(line.at.millis().to_be_bytes());
    let actor = line.actor.as_ref().map(|actor| actor.as_bytes().as_slice());
    let texts = [Some(line.act), line.subject, line.detail];
    for part in [actor]
        .into_iter()
        .chain(texts.map(|text| text.map(str::as_bytes)))
    {
        // none and empty are two things
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        hash.update(length.to_be_bytes());
        hash.update(part.unwrap_or_default());
    }
    hash.finalize().into()
}

/// Lists lines after a place, the first first.
pub fn after(db: &Db, n: i64, limit: u32) -> Result<Vec<AuditLine>, StoreError> {
    db.all(
        sql!("SELECT {COLUMNS} FROM audit WHERE n > ?1 ORDER BY n LIMIT ?2"),
        (n, limit),
    )
}

/// Lists lines before a place, the latest first: all, or those of one act, or of one person.
pub fn before(
    db: &Db,
    n: i64,
    act: Option<&str>,
    actor: Option<PersonId>,
    limit: u32,
) -> Result<Vec<AuditLine>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM audit WHERE n < ?1 AND act = coalesce(?2, act)
           AND actor IS NOT DISTINCT FROM coalesce(?3, actor) ORDER BY n DESC LIMIT ?4"
    );
    db.all(sql, (n, act, actor, limit))
}

/// Removes the oldest lines, up to `limit` and no later than `horizon`. Answers how many.
pub fn forget(tx: &Tx, horizon: Instant, limit: u32) -> Result<usize, StoreError> {
    let sql = sql!("SELECT n, at FROM audit ORDER BY n LIMIT ?1");
    let oldest: Vec<(i64, Instant)> = tx.all(sql, [limit])?;
    let past = oldest.iter().take_while(|(_, at)| *at <= horizon);
    let Some((last, _)) = past.last() else {
        return Ok(0);
    };
    audit_chain::begin_at(tx, last + 1)?;
    tx.run(sql!("DELETE FROM audit WHERE n <= ?1"), [last])
}

/// Whether the trail has the same act, by the same person, within `ms` milliseconds before it.
pub fn knows(db: &Db, act: &AuditEntry<'_>, ms: i64) -> Result<bool, StoreError> {
    let sql = sql!(
        "SELECT 1 FROM audit WHERE actor IS NOT DISTINCT FROM ?1 AND at > ?2 AND at <= ?3 AND act = ?4
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
