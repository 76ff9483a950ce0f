//! What a desk decided, once more from its act in the server's own chain: what is kept of it has to be that.

use uuid::Uuid;

use crate::record::desk_chain::{self, ASIDE_ACCEPTED, ASIDE_REFUSED};
use crate::record::jws::read_hash;
use crate::store::evidence::event::{self, StoredEvent};
use crate::store::evidence::quarantine;
use crate::store::evidence::quarantine_decision::{Decided, DecisionState};
use crate::store::{Db, StoreError};
use crate::wire::desk::AsideBody;

/// The decision of a stored act; none where the event is no such act.
///
/// # Errors
/// When the database fails.
pub fn decided_by(c: &Db, act: &StoredEvent) -> Result<Option<Decided>, StoreError> {
    let state = match act.r#type.as_str() {
        ASIDE_ACCEPTED => DecisionState::Accepted,
        ASIDE_REFUSED => DecisionState::Refused,
        _ => return Ok(None),
    };
    let Some(body) = desk_chain::read::<AsideBody>(act) else {
        return Ok(None);
    };
    let Some(hash) = read_hash(&body.hash) else {
        return Ok(None);
    };
    let event = body
        .event
        .as_deref()
        .and_then(|id| Uuid::try_parse(id).ok());
    Ok(Some(Decided {
        hash,
        act: act.id,
        at: act.received_at,
        author: act.author,
        state,
        why: body.why,
        event,
        kid: kid(c, hash, event)?,
        reason: body.reason,
    }))
}

/// The chain of the record that was decided of: it counts now, or is set aside still.
fn kid(c: &Db, hash: [u8; 32], id: Option<Uuid>) -> Result<[u8; 32], StoreError> {
    if let Some(id) = id
        && let Some(stored) = event::get(c, id)?.filter(|stored| stored.hash == hash)
    {
        return Ok(stored.kid);
    }
    Ok(quarantine::kid(c, &hash)?.unwrap_or_default())
}
