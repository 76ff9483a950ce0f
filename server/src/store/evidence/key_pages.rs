//! An officer's keys, a page at a time, the newest first.

use ruqi_rules::Instant;

use crate::store::evidence::enrolments::Enrolment;
use crate::store::ids::{Kid, PersonId};
use crate::store::sql::sql;
use crate::store::{Db, StoreError};

/// Whether a key seals what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyState {
    Good,
    Revoked,
}

/// Where a page of keys ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyCursor {
    /// When the last key was enrolled.
    pub since: Instant,
    /// Keys of the same millisecond are in the order of their names.
    pub kid: Kid,
}

impl KeyCursor {
    /// The place before every key.
    pub const END: Self = Self {
        since: Instant::LAST,
        kid: Kid::LAST,
    };
}

/// Which keys of an officer are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPage {
    /// None: whether revoked or not.
    pub state: Option<KeyState>,
    pub before: KeyCursor,
    pub limit: u32,
}

const OF_OFFICER: &str = "officer = ?1 AND since <= ?2 AND (since < ?2 OR kid < ?3)";
const IN_ORDER: &str = "ORDER BY since DESC, kid DESC LIMIT ?4";
const COLUMNS: &str = Enrolment::COLUMNS;

/// Lists a page of an officer's keys, the newest first. A key that is enrolled meanwhile is before the first page.
pub fn of_officer(
    db: &Db,
    officer: PersonId,
    page: &KeyPage,
) -> Result<Vec<Enrolment>, StoreError> {
    let sql = match page.state {
        None => sql!("SELECT {COLUMNS} FROM enrolment WHERE {OF_OFFICER} {IN_ORDER}"),
        Some(KeyState::Good) => sql!(
            "SELECT {COLUMNS} FROM enrolment WHERE {OF_OFFICER} AND revoked_at IS NULL {IN_ORDER}"
        ),
        Some(KeyState::Revoked) => sql!(
            "SELECT {COLUMNS} FROM enrolment WHERE {OF_OFFICER} AND revoked_at IS NOT NULL {IN_ORDER}"
        ),
    };
    let KeyCursor { since, kid } = page.before;
    db.all(sql, (officer, since, kid, page.limit))
}
