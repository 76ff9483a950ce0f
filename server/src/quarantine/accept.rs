//! Letting a record count that did not.

use crate::intake::chain::Chain;
use crate::intake::effects::Effects;
use crate::intake::verify::Kept;
use crate::record::event::Event;
use crate::registration::derive::base::Stamp;
use crate::store::evidence::events::{self, EventState, StoredEvent};
use crate::store::evidence::quarantine_decisions::Aside;
use crate::store::evidence::{enrolments, quarantine};
use crate::store::value::Value;
use crate::store::{StoreError, Tx};

/// What is missing before a held one is given up: it counts, with the mark `gap`, and so does what waits before it.
pub(crate) fn release(c: &Tx, held: &Aside, effects: &mut Effects) -> Result<(), StoreError> {
    let (Some(kid), Some(seq)) = (held.kid, held.seq) else {
        return Ok(());
    };
    let Some(enrolment) = enrolments::get(c, &kid)? else {
        return Ok(());
    };
    let mut chain = Chain::open(c, enrolment)?;
    chain.give_up_to(c, seq, effects)?.set_aside(c)?;
    chain.save(c)
}

/// Out of quarantine and into the evidence, at its own place, with the mark `released`.
pub(crate) fn accept(
    c: &Tx,
    found: &Aside,
    event: Event,
    effects: &mut Effects,
) -> Result<(), StoreError> {
    let estimate = Kept::estimate(&event, found.received_at);
    let kid = found.kid.ok_or_else(|| StoreError::Unreadable {
        column: "kid".to_owned(),
        mismatch: Value::Null.mismatch("key of an acceptable record"),
    })?;
    let stored = StoredEvent {
        id: event.id,
        kid,
        seq: event.seq,
        r#type: event.type_name().to_owned(),
        author: event.author,
        jws: found.jws.clone(),
        hash: found.hash,
        receipt: found.receipt.clone(),
        received_at: found.received_at,
        estimated_at: estimate.at,
        shift: estimate.shift_ms,
        grade: estimate.grade,
        state: EventState::Accepted,
        gap: false,
        released: true,
    };
    quarantine::remove(c, &found.hash)?;
    events::insert(c, &stored, &event.about())?;
    effects.accepted(event, Stamp::from(&stored));
    match enrolments::get(c, &kid)? {
        Some(enrolment) if !found.fills => {
            let mut chain = Chain::open(c, enrolment)?;
            chain
                .stored(c, stored.seq, stored.hash, effects)?
                .set_aside(c)?;
            chain.save(c)
        }
        Some(_) | None => Ok(()),
    }
}
