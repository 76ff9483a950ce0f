//! What deriving asks of a stored event beside its body.

use ruqi_rules::ClockGrade;

use crate::store::evidence::events::StoredEvent;
use crate::store::ids::{EventId, PersonId, RecordHash};
use ruqi_rules::Instant;

/// A stored event without its bytes: who said it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in store::event::StoredEvent")]
pub struct Stamp {
    pub id: EventId,
    pub author: PersonId,
    pub hash: RecordHash,
    pub received_at: Instant,
    pub estimated_at: Instant,
    pub shift: i64,
    pub grade: ClockGrade,
    pub gap: bool,
    pub released: bool,
}

impl From<&StoredEvent> for Stamp {
    fn from(event: &StoredEvent) -> Self {
        Self {
            id: event.id,
            author: event.author,
            hash: event.hash,
            received_at: event.received_at,
            estimated_at: event.estimated_at,
            shift: event.shift,
            grade: event.grade,
            gap: event.gap,
            released: event.released,
        }
    }
}
