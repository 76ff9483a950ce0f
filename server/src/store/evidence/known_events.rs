//! `event`, asked whether a record came before.

use crate::store::evidence::events::EventState;
use crate::store::ids::{EventId, RecordHash};
use crate::store::row::columns;
use crate::store::sql::{sql, with_list};
use crate::store::{Db, StoreError};

/// Lists those of these ids that are taken.
pub fn stored_of(db: &Db, ids: &[EventId]) -> Result<Vec<EventId>, StoreError> {
    let (sql, values) = with_list(sql!("SELECT id FROM event WHERE id IN (?)"), ids);
    db.all(&sql, values)
}

/// What was said of an event that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownEvent {
    pub hash: RecordHash,
    pub receipt: String,
    pub state: EventState,
    pub gap: bool,
}

columns!(KnownEvent: hash, receipt, state, gap);

/// Whether the id is taken, and by which bytes.
pub fn known(db: &Db, id: EventId) -> Result<Option<KnownEvent>, StoreError> {
    db.one(
        sql!("SELECT {} FROM event WHERE id = ?1", KnownEvent::COLUMNS),
        [id],
    )
}
