//! What is held or was set aside, as a caller may see it, with what desks decided: `quarantine`, `event`, `aside_act`.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::derived::registration_scope::{BELOW, Sight};
use crate::store::evidence::enrolment::Kid;
use crate::store::{Db, StoreError, Tx};

/// A record that does not count (yet), or that a desk let count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    pub hash: [u8; 32],
    pub jws: String,
    /// `why` of `docs/SYNC-PROTOCOL.md`; `gap`: held.
    pub why: String,
    /// `waiting`, `accepted`, `refused`.
    pub state: String,
    pub kid: Option<Kid>,
    pub seq: Option<i64>,
    pub event: Option<Uuid>,
    pub received_at: i64,
    pub receipt: String,
    /// Its number in its chain is taken by itself.
    pub fills: bool,
    /// Whose key it names, where that is known.
    pub officer: Option<Uuid>,
    /// The legal organ that the officer acted for last when it came.
    pub organ: Option<String>,
    pub decision: Option<Decision>,
}

/// What a desk decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub author: Uuid,
    pub at: i64,
    pub reason: String,
}

/// A decision as it is kept, by the hash of the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub hash: [u8; 32],
    /// The act's event in the server's own chain.
    pub act: Uuid,
    pub at: i64,
    pub author: Uuid,
    /// `accepted`, `refused`.
    pub state: String,
    pub why: String,
    pub event: Option<Uuid>,
    pub kid: Kid,
    pub reason: String,
}

/// All there is, each with the organ that answers for it. A key's officer may act for nobody any more: the last organ
/// answers still.
const ALL: &str = "SELECT s.hash, s.jws, s.why, s.state, s.kid, s.seq, s.event, s.received_at, s.receipt, s.fills,
    k.officer, o.id, a.author, a.at, a.reason
  FROM (
    SELECT q.hash, q.jws, q.why, coalesce(d.state, 'waiting') AS state, q.kid, q.seq, q.event, q.received_at,
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

impl Sight {
    /// Up to `limit` in a state that came before a place (arrival, hash), latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn aside(
        &self,
        c: &Db,
        state: &str,
        (received, hash): (i64, [u8; 32]),
        limit: u32,
    ) -> Result<Vec<Aside>, StoreError> {
        let mut found = c.prepare_cached(&format!(
            "{ALL} WHERE s.state = ?1 AND {} AND s.received_at <= ?3 AND (s.received_at < ?3 OR s.hash < ?4)
             ORDER BY s.received_at DESC, s.hash DESC LIMIT ?5",
            self.answers()
        ))?;
        let rows = found
            .query_map(params![state, self.place(), received, hash, limit], read)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// One of them; none where it is not in sight.
    ///
    /// # Errors
    /// When the database fails.
    pub fn one_aside(&self, c: &Db, hash: &[u8; 32]) -> Result<Option<Aside>, StoreError> {
        let sql = format!("{ALL} WHERE s.hash = ?1 AND {}", self.answers());
        Ok(c.prepare_cached(&sql)?
            .query_row(params![hash, self.place()], read)
            .optional()?)
    }

    /// Who answers for it, the place being ?2. What no organ answers for, by a key that nobody knows, is for the
    /// supervisors at the top.
    fn answers(&self) -> String {
        match self {
            Self::Organ(_) => "o.id = ?2".to_owned(),
            Self::Region(_) => format!(
                "(o.region IN ({BELOW}) OR (o.id IS NULL AND NOT EXISTS (SELECT 1 FROM region r
                   JOIN region up ON up.code = r.parent WHERE r.code = ?2)))"
            ),
        }
    }
}

/// Keeps a decision; a later one takes its place.
pub fn decide(c: &Tx, decided: &Decided) -> Result<(), StoreError> {
    c.prepare_cached("DELETE FROM aside_act WHERE hash = ?1")?
        .execute([decided.hash])?;
    c.prepare_cached(
        "INSERT INTO aside_act (hash, act, at, author, state, why, event, kid, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        decided.hash,
        decided.act,
        decided.at,
        decided.author,
        decided.state,
        decided.why,
        decided.event,
        decided.kid,
        decided.reason
    ])?;
    Ok(())
}

/// What was decided of these bytes.
pub fn decided(c: &Db, hash: &[u8; 32]) -> Result<Option<Decided>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT hash, act, at, author, state, why, event, kid, reason FROM aside_act WHERE hash = ?1",
    )?
    .query_row([hash], |row| {
        Ok(Decided {
            hash: row.get(0)?,
            act: row.get(1)?,
            at: row.get(2)?,
            author: row.get(3)?,
            state: row.get(4)?,
            why: row.get(5)?,
            event: row.get(6)?,
            kid: row.get(7)?,
            reason: row.get(8)?,
        })
    })
    .optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Aside> {
    let author: Option<Uuid> = row.get(12)?;
    Ok(Aside {
        hash: row.get(0)?,
        jws: row.get(1)?,
        why: row.get(2)?,
        state: row.get(3)?,
        kid: row.get(4)?,
        seq: row.get(5)?,
        event: row.get(6)?,
        received_at: row.get(7)?,
        receipt: row.get(8)?,
        fills: row.get(9)?,
        officer: row.get(10)?,
        organ: row.get(11)?,
        decision: match author {
            Some(author) => Some(Decision {
                author,
                at: row.get(13)?,
                reason: row.get(14)?,
            }),
            None => None,
        },
    })
}
