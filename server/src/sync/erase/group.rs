//! What goes together: a visit with all that was said of it, and the visits that it is tied to.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::store::event::{self, StoredEvent};
use crate::store::{Connection, StoreError, erasure, tied};

/// Events that go together.
pub(super) struct Group {
    pub(super) events: Vec<StoredEvent>,
    /// All that they are, and speak of, whether it came or not.
    pub(super) ids: BTreeSet<Uuid>,
}

/// What goes with an event; none as long as one of them came after `horizon` (milliseconds) or waits for another. What
/// speaks of nothing that is known goes by itself.
pub(super) fn past(c: &Connection, first: Uuid, horizon: i64) -> Result<Option<Group>, StoreError> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![first]);
    let mut events = Vec::new();
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        if let Some(event) = event::get(c, id)? {
            // Of a visit that is erased something came late.
            if erasure::of_event(c, id)?.is_some() {
                continue;
            }
            if event.held || event.received_at > horizon {
                return Ok(None);
            }
            events.push(event);
        }
        next.extend(tied::to(c, id)?);
    }
    Ok(Some(Group { events, ids: seen }))
}
