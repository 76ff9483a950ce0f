//! Finds what goes together: a visit with all that was said of it, and the visits that it is tied to.

use ruqi_rules::Instant;
use std::collections::BTreeSet;

use crate::record::event_type::Retention;
use crate::record::types::TypeName;
use crate::store::evidence::erasures::PastEvent;
use crate::store::evidence::events::{self, StoredEvent};
use crate::store::evidence::{erasure_group, erasures};
use crate::store::ids::EventId;
use crate::store::{Db, StoreError};

/// Whether an event that is past its time goes, by its type. One of a type that nobody knows stays.
pub(crate) fn goes(event: &PastEvent) -> bool {
    match TypeName::read(&event.r#type).map(TypeName::retention) {
        Some(Retention::WithItsVisit | Retention::WithItsRecord | Retention::ThePeriod) => true,
        Some(Retention::ForEver) => false,
        None => {
            tracing::error!(event = %event.id, r#type = event.r#type, "an event of an unknown type is not erased");
            false
        }
    }
}

/// Events that go together.
pub(crate) struct Group {
    pub(crate) events: Vec<StoredEvent>,
    /// The ids of these events and of the registrations that they are about, whether those came or not.
    pub(crate) ids: BTreeSet<EventId>,
}

/// Finds what goes with an event; none as long as one of them came after `horizon` or waits for another.
/// What speaks of nothing that is known goes by itself.
pub(crate) fn past(db: &Db, first: EventId, horizon: Instant) -> Result<Option<Group>, StoreError> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![first]);
    let mut events = Vec::new();
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        if let Some(event) = events::get(db, id)? {
            // Of a visit that is erased something came late.
            if erasures::event_erased_at(db, id)?.is_some() {
                continue;
            }
            if event.state.is_held() || event.received_at > horizon {
                return Ok(None);
            }
            events.push(event);
        }
        next.extend(erasure_group::tied_to(db, id)?);
    }
    Ok(Some(Group { events, ids: seen }))
}
