//! Decides the fate of one event, and carries it out: it becomes evidence, is held or is quarantined, in a savepoint of
//! its own.

use crate::faults::{self, Defence, enabled};
use crate::intake::chain::Chain;
use crate::intake::chain_position::Standing;
use crate::intake::effects::Effects;
use crate::intake::fate::{EventResult, Fate};
use crate::intake::first_arrival;
use crate::intake::known_before::KnownBefore;
use crate::intake::set_aside::{seen, set_aside};
use crate::intake::verify::Kept;
use crate::record::acting_lookup::ActingLookup;
use crate::record::event::Event;
use crate::record::refusal::Why;
use crate::registration::derive::base::Stamp;
use crate::store::evidence::events::{self, EventState, StoredEvent};
use crate::store::evidence::known_events;
use crate::store::{Db, StoreError, Tx};
use crate::wire::sync::PushStatus;

/// What the events of a push share.
pub(crate) struct Within<'t> {
    /// What of it may have come before.
    pub(crate) known: KnownBefore,
    /// Whom its authors acted for.
    pub(crate) acting: ActingLookup<'t>,
}

/// Stores one event. `chain` is its key's, where that is known.
pub(crate) fn admit(
    tx: &Tx,
    mut kept: Kept,
    chain: Option<&mut Chain>,
    within: &Within<'_>,
    effects: &mut Effects,
) -> Result<EventResult, StoreError> {
    match (decide(tx, &mut kept, chain.as_deref(), within)?, chain) {
        (Fate::QuarantinedBefore(result), _) => Ok(result),
        (Fate::StoredBefore(known), _) => {
            let first = first_arrival::of_event(tx, &kept, effects)?;
            let receipt = first.unwrap_or_else(|| known.receipt.clone());
            Ok(EventResult::stored(known, receipt))
        }
        (Fate::Quarantine(why), chain) => set_aside(tx, kept, why, chain, effects),
        (Fate::Evidence | Fate::Held, None) => set_aside(tx, kept, Why::UnknownKey, None, effects),
        (Fate::Evidence, Some(chain)) => store(tx, kept, EventState::Accepted, chain, effects),
        (Fate::Held, Some(chain)) => store(tx, kept, EventState::Held, chain, effects),
    }
}

/// What becomes of it. Bytes that are looked at again leave quarantine here.
fn decide(
    tx: &Tx,
    kept: &mut Kept,
    chain: Option<&Chain>,
    within: &Within<'_>,
) -> Result<Fate, StoreError> {
    if within.known.may_have(kept)
        && let Some(fate) = fate_before(tx, kept, chain)?
    {
        return Ok(fate);
    }
    let Some(chain) = chain else {
        return Ok(Fate::Quarantine(Why::UnknownKey));
    };
    let event = match &kept.event {
        Err(why) => return faults::set_aside(Fate::Quarantine(*why), StoreError::Closed),
        Ok(event) => event,
    };
    Ok(match check_current(tx, kept, chain, event, within)? {
        Standing::Next | Standing::Late => Fate::Evidence,
        Standing::AfterAGap => Fate::Held,
        Standing::Not(why) => Fate::Quarantine(why),
    })
}

/// What became of its bytes, or of its id, when they came before.
fn fate_before(
    tx: &Tx,
    kept: &mut Kept,
    chain: Option<&Chain>,
) -> Result<Option<Fate>, StoreError> {
    if let Some(result) = seen(tx, kept, chain.is_some())? {
        return Ok(Some(Fate::QuarantinedBefore(result)));
    }
    let known = match kept.claims.id.filter(|_| kept.proven) {
        Some(id) => known_events::known(tx, id)?,
        None => None,
    };
    match known {
        Some(known) if known.hash == kept.sealed.hash && enabled(Defence::StoredBefore) => {
            Ok(Some(Fate::StoredBefore(known)))
        }
        Some(_) if enabled(Defence::OneIdOneRecord) => {
            Ok(Some(Fate::Quarantine(Why::IdWithOtherBytes)))
        }
        Some(_) | None => Ok(None),
    }
}

/// What only the tables know: is the key good still, does the author act for the organ, does the chain go on.
fn check_current(
    c: &Db,
    kept: &Kept,
    chain: &Chain,
    event: &Event,
    within: &Within<'_>,
) -> Result<Standing, StoreError> {
    let received_at = kept.receipt.received_at;
    // Whatever arrives after a revocation may have been sealed after it.
    if chain
        .enrolment
        .revoked_at
        .is_some_and(|at| received_at >= at)
    {
        return Ok(Standing::Not(Why::RevokedKey));
    }
    let happened_at = Kept::estimate(event, received_at).at;
    let at = faults::membership_then(happened_at, received_at);
    if !event
        .body
        .authors()
        .may_seal(&within.acting, event.author, at)?
    {
        return Ok(Standing::Not(Why::NotOfTheOrgan));
    }
    chain.standing(c, event, &kept.sealed.hash)
}

/// Into the evidence, counting or held.
fn store(
    tx: &Tx,
    kept: Kept,
    state: EventState,
    chain: &mut Chain,
    effects: &mut Effects,
) -> Result<EventResult, StoreError> {
    let event = match kept.event {
        Ok(event) => event,
        Err(why) => return set_aside(tx, kept, why, Some(chain), effects),
    };
    let estimate = Kept::estimate(&event, kept.receipt.received_at);
    let stored = StoredEvent {
        id: event.id,
        kid: kept.kid,
        seq: event.seq,
        r#type: event.type_name().to_owned(),
        author: event.author,
        jws: kept.sealed.text,
        hash: kept.sealed.hash,
        receipt: kept.receipt.text,
        received_at: kept.receipt.received_at,
        estimated_at: estimate.at,
        shift: estimate.shift_ms,
        grade: estimate.grade,
        state,
        gap: false,
        released: false,
    };
    events::insert(tx, &stored, &event.about())?;
    let seq = event.seq;
    if state == EventState::Accepted {
        effects.is_new(event, Stamp::from(&stored));
    }
    let not_following = chain.stored(tx, seq, stored.hash, effects)?;
    not_following.set_aside(tx)?;
    let (status, why) = match state {
        EventState::Accepted => (PushStatus::Accepted, None),
        EventState::Held => (PushStatus::Held, Some(Why::Gap)),
    };
    Ok(EventResult {
        status,
        receipt: Some(stored.receipt),
        gap: false,
        why,
    })
}
