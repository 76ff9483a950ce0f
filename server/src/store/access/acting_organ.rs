//! `membership`: for which organs a person acts, as officer or manager.

use crate::store::access::memberships::RoleWord;
use crate::store::directory::organ_tree;
use crate::store::ids::PersonId;
use crate::store::row::columns;
use crate::store::sql::sql;
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// A post that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedPost {
    /// The organ or team.
    pub organ: String,
    /// Officer or manager.
    pub role: RoleWord,
    since: Instant,
    until: Option<Instant>,
}

columns!(DatedPost: organ, role, since, until);

impl DatedPost {
    /// Whether the person had it at `at`.
    pub fn holds_at(&self, at: Instant) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Lists the posts of a person, ended ones too, in the order in which they were given.
pub fn posts_of(db: &Db, person: PersonId) -> Result<Vec<DatedPost>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM membership WHERE person = ?1 AND role IN ('officer', 'manager') ORDER BY id",
        DatedPost::COLUMNS
    );
    db.all(sql, [person])
}

/// Lists the legal organs that the person acted for at `at`, in the order in which the roles were given;
/// teams are taken for the organ that they belonged to.
pub fn organs_at(db: &Db, person: PersonId, at: Instant) -> Result<Vec<String>, StoreError> {
    let sql = sql!(
        "SELECT organ FROM membership WHERE person = ?1 AND role IN ('officer', 'manager')
           AND since <= ?2 AND (until IS NULL OR until > ?2) ORDER BY id"
    );
    let direct: Vec<String> = db.all(sql, (person, at))?;
    direct
        .iter()
        .map(|organ| organ_tree::legal_at(db, organ, at))
        .collect()
}
