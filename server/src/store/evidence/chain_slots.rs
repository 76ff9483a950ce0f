//! `event` and `quarantine` by chain: which numbers are taken.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::{Kid, PersonId, RecordHash};
use crate::store::row::columns;
use crate::store::sql::sql;
use crate::store::words::words;
use crate::store::{Db, StoreError};

words! {
    /// What takes a number of a chain.
    pub enum SlotState {
        /// An event that counts.
        Accepted = "accepted",
        /// An event that waits for an earlier one.
        Held = "held",
        /// A record that is set aside, and only takes the number.
        Fills = "fills",
    }
}

/// Who stands where in a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainSlot {
    pub seq: i64,
    pub hash: RecordHash,
    pub state: SlotState,
}

columns!(ChainSlot: seq, hash, state);

/// Lists all that stand in a chain, in its order.
pub fn of_chain(db: &Db, kid: &Kid) -> Result<Vec<ChainSlot>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM event WHERE kid = ?1
         UNION ALL SELECT seq, hash, 'fills' FROM quarantine WHERE kid = ?1 AND fills = 1 ORDER BY 1",
        ChainSlot::COLUMNS
    );
    db.all(sql, [kid])
}

/// A chain in which something waits for a missing record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenChain {
    pub kid: Kid,
    pub device: Uuid,
    /// When its key was enrolled.
    pub since: Instant,
    /// How many wait.
    pub records: i64,
    /// When the first of them came.
    pub first: i64,
}

columns!(OpenChain: kid = "k.kid", device = "k.device", since = "k.since", records = "count(*)",
    first = "min(e.received_at)");

/// Lists the chains of an officer in which events wait, at most `limit`, longest waiting first.
pub fn waiting(db: &Db, officer: PersonId, limit: u32) -> Result<Vec<OpenChain>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM event e JOIN enrolment k ON k.kid = e.kid
         WHERE e.state = 'held' AND k.officer = ?1 GROUP BY k.kid, k.device, k.since ORDER BY 5, 1 LIMIT ?2",
        OpenChain::COLUMNS
    );
    db.all(sql, (officer, limit))
}

/// Lists the keys of the chains that there are events of.
pub fn chains(db: &Db) -> Result<Vec<Kid>, StoreError> {
    db.all(sql!("SELECT DISTINCT kid FROM event ORDER BY kid"), ())
}
