//! Derives a desk's decision again from its act in the server's own chain: what is kept of it has to be that.

use crate::record::desk_decision::DeskDecision;
use crate::record::event::Body;
use crate::record::event_type::About;
use crate::record::meaning::Meaning;
use crate::record::stored_body::body_of;
use crate::record::types::TypeName;
use crate::store::evidence::events::{self, StoredEvent};
use crate::store::evidence::quarantine;
use crate::store::evidence::quarantine_decisions::{DecisionState, StoredDecision};
use crate::store::ids::{EventId, Kid, RecordHash};
use crate::store::{Db, StoreError};

/// Finds the decision of a stored act; none where the event is no such act.
pub fn decided_by(db: &Db, act: &StoredEvent) -> Result<Option<StoredDecision>, StoreError> {
    // Other types are not read: verify asks of every event.
    if TypeName::read(&act.r#type).map(TypeName::about) != Some(About::Record) {
        return Ok(None);
    }
    let Some((state, decision)) = body_of(act).and_then(decision) else {
        return Ok(None);
    };
    Ok(Some(StoredDecision {
        hash: decision.hash,
        act: act.id,
        at: act.received_at,
        author: act.author,
        state,
        why: decision.why,
        event: decision.event,
        kid: kid(db, decision.hash, decision.event)?,
        reason: decision.reason,
    }))
}

fn decision(body: Body) -> Option<(DecisionState, DeskDecision)> {
    match body.meaning() {
        Meaning::Decides(state, decision) => Some((state, decision)),
        Meaning::Registers(_)
        | Meaning::Averts(_)
        | Meaning::Withdraws { .. }
        | Meaning::NothingElse => None,
    }
}

/// The chain of the record that was decided of: it counts now, or is set aside still.
fn kid(db: &Db, hash: RecordHash, id: Option<EventId>) -> Result<Kid, StoreError> {
    if let Some(id) = id
        && let Some(stored) = events::get(db, id)?.filter(|stored| stored.hash == hash)
    {
        return Ok(stored.kid);
    }
    // As in the act: a record that names no key is of no chain.
    Ok(quarantine::kid(db, &hash)?.unwrap_or(Kid::NONE))
}
