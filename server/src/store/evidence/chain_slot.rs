//! `event` and `quarantine` by chain: which numbers are taken.

use rusqlite::params;
use uuid::Uuid;

use crate::store::evidence::enrolment::Kid;
use crate::store::{Db, StoreError};

/// Who stands where in a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub seq: i64,
    pub hash: [u8; 32],
    pub held: bool,
    /// It is set aside, and only takes the number.
    pub fills: bool,
}

/// All of a chain, in order.
pub fn of_chain(c: &Db, kid: &Kid) -> Result<Vec<Place>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT seq, hash, state = 'held', 0 FROM event WHERE kid = ?1
         UNION ALL SELECT seq, hash, 0, 1 FROM quarantine WHERE kid = ?1 AND fills = 1 ORDER BY 1",
    )?;
    let rows = found
        .query_map([kid], |row| {
            Ok(Place {
                seq: row.get(0)?,
                hash: row.get(1)?,
                held: row.get(2)?,
                fills: row.get(3)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// A chain in which something waits for a missing record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub kid: Kid,
    pub device: Uuid,
    /// When its key was enrolled, milliseconds.
    pub since: i64,
    /// How many wait.
    pub records: i64,
    /// When the first of them came, milliseconds.
    pub first: i64,
}

/// Those of an officer, at most `limit`, longest waiting first.
pub fn waiting(c: &Db, officer: Uuid, limit: u32) -> Result<Vec<Waiting>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT k.kid, k.device, k.since, count(*), min(e.received_at) FROM event e JOIN enrolment k ON k.kid = e.kid
         WHERE e.state = 'held' AND k.officer = ?1 GROUP BY k.kid, k.device, k.since ORDER BY 5, 1 LIMIT ?2",
    )?;
    let rows = found
        .query_map(params![officer, limit], |row| {
            Ok(Waiting {
                kid: row.get(0)?,
                device: row.get(1)?,
                since: row.get(2)?,
                records: row.get(3)?,
                first: row.get(4)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Names of the chains that there are events of.
pub fn chains(c: &Db) -> Result<Vec<Kid>, StoreError> {
    let mut found = c.prepare_cached("SELECT DISTINCT kid FROM event ORDER BY kid")?;
    let rows = found
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
