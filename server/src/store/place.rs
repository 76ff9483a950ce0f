//! `event` and `quarantine` by chain: which numbers are taken.

use rusqlite::Connection;

use super::StoreError;
use super::enrolment::Kid;

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
pub fn of_chain(c: &Connection, kid: &Kid) -> Result<Vec<Place>, StoreError> {
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

/// Names of the chains that there are events of.
pub fn chains(c: &Connection) -> Result<Vec<Kid>, StoreError> {
    let mut found = c.prepare_cached("SELECT DISTINCT kid FROM event ORDER BY kid")?;
    let rows = found
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
