//! `session`: the sessions of a person that go on, as their owner knows them again. Real time.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::PersonId;
use crate::store::row::columns;
use crate::store::sql::sql;
use crate::store::{Db, StoreError, Tx};

/// A session that goes on.
#[derive(Debug, Clone)]
pub struct OpenSession {
    pub id: Uuid,
    /// In plain words; none from before it was noted.
    pub device: Option<String>,
    pub made_at: Instant,
    /// When its last token was given.
    pub used_at: Instant,
}

columns!(OpenSession: id = "s.id", device = "s.device", made_at = "s.made_at", used_at = "max(t.made_at)");

/// Lists the sessions of a person that go on, the one that was used last first.
pub fn list(
    db: &Db,
    person: PersonId,
    now: Instant,
    limit: u32,
) -> Result<Vec<OpenSession>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM session s JOIN refresh_token t ON t.session = s.id
         WHERE s.person = ?1 AND s.ended_at IS NULL AND t.expires_at > ?2
         GROUP BY s.id, s.device, s.made_at ORDER BY max(t.made_at) DESC, s.id DESC LIMIT ?3",
        OpenSession::COLUMNS
    );
    db.all(sql, (person, now, limit))
}

/// Notes what a session's phone or computer is called.
pub fn note_device(tx: &Tx, session: Uuid, device: &str) -> Result<(), StoreError> {
    let sql = sql!("UPDATE session SET device = ?2 WHERE id = ?1 AND device IS DISTINCT FROM ?2");
    tx.run(sql, (session, device)).map(drop)
}
