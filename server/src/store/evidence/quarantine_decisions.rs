//! What is held or was set aside, as a caller may see it, with what desks decided: `quarantine`, `event`, `aside_act`.

use const_format::formatcp;
use ruqi_rules::Instant;

use crate::store::derived::registration_scope::{BELOW, RegistrationScope};
use crate::store::evidence::quarantine::QuarantineCursor;
use crate::store::evidence::refusal_word::Why;
use crate::store::ids::{EventId, Kid, PersonId, RecordHash};
use crate::store::row::{FromRow, StoredRow, columns};
use crate::store::sql::{insert, sql};
use crate::store::words::words;
use crate::store::{Db, StoreError, Tx};

words! {
    /// What became of a record that was held or set aside.
    pub enum DecisionState {
        /// Nobody decided yet.
        Waiting = "waiting",
        /// Nobody decided, nor need they: a stranger brought it, and it goes after days by itself.
        Unproven = "unproven",
        /// A desk let it count.
        Accepted = "accepted",
        /// A desk said that it never does.
        Refused = "refused",
    }
}

/// A record that does not count (yet), or that a desk let count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    pub hash: RecordHash,
    pub jws: String,
    /// [`Why::Gap`]: it is held.
    pub why: Why,
    pub state: DecisionState,
    pub kid: Option<Kid>,
    pub seq: Option<i64>,
    pub event: Option<EventId>,
    pub received_at: Instant,
    pub receipt: String,
    /// Its number in its chain is taken by itself.
    pub fills: bool,
    /// Whose key it names, where that is known.
    pub officer: Option<PersonId>,
    /// The legal organ that the officer acted for last when it came.
    pub organ: Option<String>,
    pub decision: Option<DecisionRecord>,
}

/// What a desk decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRecord {
    pub author: PersonId,
    pub at: Instant,
    pub reason: String,
}

/// A decision as it is kept, by the hash of the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDecision {
    pub hash: RecordHash,
    /// The act's event in the server's own chain.
    pub act: EventId,
    pub at: Instant,
    pub author: PersonId,
    /// Accepted or refused: the table takes nothing else.
    pub state: DecisionState,
    pub why: Why,
    pub event: Option<EventId>,
    pub kid: Kid,
    pub reason: String,
}

columns!(StoredDecision: hash, act, at, author, state, why, event, kid, reason);

impl Aside {
    /// Whether nothing is wrong with it, and it only waits for an earlier one of its chain.
    pub fn is_held(&self) -> bool {
        self.state == DecisionState::Waiting && self.why == Why::Gap
    }
}

/// All there is, each with the organ that answers for it. A key's officer may act for nobody any more: the last organ
/// answers still.
pub(super) const ALL: &str = "SELECT s.hash, s.jws, s.why, s.state, s.kid, s.seq, s.event, s.received_at, s.receipt, s.fills,
    k.officer, o.id, a.author, a.at, a.reason
  FROM (
    SELECT q.hash, q.jws, q.why, coalesce(d.state, CASE WHEN q.unproven = 1 THEN 'unproven' ELSE 'waiting' END) AS state, q.kid, q.seq, q.event, q.received_at,
      q.receipt, q.fills FROM quarantine q LEFT JOIN aside_act d ON d.hash = q.hash
      WHERE q.erased_at IS NULL
    UNION ALL SELECT hash, jws, 'gap', 'waiting', kid, seq, id, received_at, receipt, 1 FROM event WHERE state = 'held'
    UNION ALL SELECT e.hash, e.jws, d.why, d.state, e.kid, e.seq, e.id, e.received_at, e.receipt, 1
      FROM aside_act d JOIN event e ON e.id = d.event AND e.hash = d.hash WHERE d.state = 'accepted'
  ) s
  LEFT JOIN enrolment k ON k.kid = s.kid
  LEFT JOIN membership m ON m.id = (SELECT x.id FROM membership x WHERE x.person = k.officer
    AND x.role IN ('officer', 'manager') AND x.since <= s.received_at ORDER BY x.since DESC, x.id DESC LIMIT 1)
  LEFT JOIN organ_parent p ON p.organ = m.organ AND p.since <= s.received_at
    AND (p.until IS NULL OR p.until > s.received_at)
  LEFT JOIN organ o ON o.id = coalesce(p.parent, m.organ)
  LEFT JOIN aside_act a ON a.hash = s.hash";

/// The organ ?2 answers for it.
pub(super) const ORGAN_ANSWERS: &str = "o.id = ?2";

/// The region ?2 answers for it. What no organ answers for, by a key that nobody knows, is for the supervisors at the top.
pub(super) const REGION_ANSWERS: &str = formatcp!(
    "(o.region IN ({BELOW}) OR (o.id IS NULL AND NOT EXISTS (SELECT 1 FROM region r
       JOIN region up ON up.code = r.parent WHERE r.code = ?2)))"
);

/// In the state ?1, before the place ?3, ?4, latest first.
const PAGE: &str = "s.state = ?1 AND s.received_at <= ?3 AND (s.received_at < ?3 OR s.hash < ?4)
    ORDER BY s.received_at DESC, s.hash DESC LIMIT ?5";

impl RegistrationScope {
    /// Lists up to `limit` in a state that came before a place, latest first.
    pub fn aside(
        &self,
        db: &Db,
        state: DecisionState,
        before: QuarantineCursor,
        limit: u32,
    ) -> Result<Vec<Aside>, StoreError> {
        let sql = match self {
            Self::Organ(_) => sql!("{ALL} WHERE {ORGAN_ANSWERS} AND {PAGE}"),
            Self::Region(_) => sql!("{ALL} WHERE {REGION_ANSWERS} AND {PAGE}"),
        };
        let QuarantineCursor { received_at, hash } = before;
        db.all(sql, (state, self.place(), received_at, hash, limit))
    }

    /// Finds one of them; none where it is not in sight.
    pub fn one_aside(&self, db: &Db, hash: &RecordHash) -> Result<Option<Aside>, StoreError> {
        let sql = match self {
            Self::Organ(_) => sql!("{ALL} WHERE s.hash = ?1 AND {ORGAN_ANSWERS}"),
            Self::Region(_) => sql!("{ALL} WHERE s.hash = ?1 AND {REGION_ANSWERS}"),
        };
        db.one(sql, (hash, self.place()))
    }
}

/// Keeps a decision; a later one takes its place.
pub fn decide(tx: &Tx, decided: &StoredDecision) -> Result<(), StoreError> {
    tx.run(
        sql!("DELETE FROM aside_act WHERE hash = ?1"),
        [decided.hash],
    )?;
    insert!(tx, "aside_act", {
        hash: decided.hash,
        act: decided.act,
        at: decided.at,
        author: decided.author,
        state: decided.state,
        why: decided.why,
        event: decided.event,
        kid: decided.kid,
        reason: decided.reason,
    })
    .map(drop)
}

/// Finds what was decided of these bytes.
pub fn decided(db: &Db, hash: &RecordHash) -> Result<Option<StoredDecision>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM aside_act WHERE hash = ?1",
        StoredDecision::COLUMNS
    );
    db.one(sql, [hash])
}

impl FromRow for Aside {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            hash: row.named(0, "hash")?,
            jws: row.named(1, "jws")?,
            why: row.named(2, "why")?,
            state: row.named(3, "state")?,
            kid: row.named(4, "kid")?,
            seq: row.named(5, "seq")?,
            event: row.named(6, "event")?,
            received_at: row.named(7, "received_at")?,
            receipt: row.named(8, "receipt")?,
            fills: row.named(9, "fills")?,
            officer: row.named(10, "officer")?,
            organ: row.named(11, "id")?,
            decision: match row.named(12, "author")? {
                Some(author) => Some(DecisionRecord {
                    author,
                    at: row.named(13, "at")?,
                    reason: row.named(14, "reason")?,
                }),
                None => None,
            },
        })
    }
}
