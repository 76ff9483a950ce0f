//! One event into the tables: evidence, held, or set aside. In a savepoint of its own.

use crate::defence::{self, Defence};
use crate::intake::chain::Chain;
use crate::intake::chain_position::Standing;
use crate::intake::effects::Effects;
use crate::intake::first_arrival;
use crate::intake::set_aside::{seen, set_aside};
use crate::intake::verify::Kept;
use crate::record::event::{Body, Event};
use crate::record::refusal::Why;
use crate::registration::derive::base::Stamp;
use crate::store::access::acting_organ;
use crate::store::directory::organ;
use crate::store::evidence::event::{self, Known, StoredEvent};
use crate::store::{Db, StoreError, Tx};
use crate::wire::sync::PushStatus;

/// What became of an event.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) status: PushStatus,
    pub(crate) receipt: Option<String>,
    pub(crate) gap: bool,
    pub(crate) why: Option<Why>,
}

/// Stores one event. `chain` is its key's, where that is known.
pub(crate) fn admit(
    c: &Tx,
    mut kept: Kept,
    mut chain: Option<&mut Chain>,
    effects: &mut Effects,
) -> Result<Outcome, StoreError> {
    if let Some(outcome) = seen(c, &mut kept, chain.is_some())? {
        return Ok(outcome);
    }
    let known = match kept.claims.id.filter(|_| kept.proven) {
        Some(id) => event::known(c, id)?,
        None => None,
    };
    match known {
        Some(known) if known.hash == kept.sealed.hash && defence::stands(Defence::StoredBefore) => {
            let first = first_arrival::of_event(c, &kept, effects)?;
            return Ok(told_before(known, first));
        }
        Some(_) if defence::stands(Defence::OneIdOneRecord) => {
            return set_aside(c, kept, Why::IdWithOtherBytes, chain, effects);
        }
        _ => {}
    }
    let Some(open) = chain.as_deref_mut() else {
        return set_aside(c, kept, Why::UnknownKey, None, effects);
    };
    let (event, standing) = match std::mem::replace(&mut kept.event, Err(Why::Malformed)) {
        Err(_) if !defence::stands(Defence::SetAside) => return Err(StoreError::Closed),
        Err(why) => return set_aside(c, kept, why, chain, effects),
        Ok(event) => match stands(c, &kept, open, &event)? {
            Standing::Not(why) => return set_aside(c, kept, why, chain, effects),
            standing => (event, standing),
        },
    };
    store(c, kept, event, &standing, open, effects)
}

/// What only the tables know: is the key good still, does the author act for the organ, does the chain go on.
fn stands(c: &Db, kept: &Kept, chain: &Chain, event: &Event) -> Result<Standing, StoreError> {
    let received_at = kept.receipt.received_at;
    // Whatever arrives after a revocation may have been sealed after it.
    if chain
        .enrolment
        .revoked_at
        .is_some_and(|at| received_at >= at)
    {
        return Ok(Standing::Not(Why::RevokedKey));
    }
    if let Some(named) = organ_named(&event.body) {
        let at = match defence::stands(Defence::MembershipThen) {
            true => Kept::estimate(event, received_at).at.millis(),
            false => received_at,
        };
        let legal = organ::legal_at(c, named, at)?;
        if !acting_organ::organs_at(c, event.author, at)?.contains(&legal) {
            return Ok(Standing::Not(Why::NotOfTheOrgan));
        }
    }
    chain.standing(c, event, &kept.sealed.hash)
}

fn organ_named(body: &Body) -> Option<&str> {
    match body {
        Body::Registration(body) | Body::Averted(body) => Some(&body.organ),
        Body::Attendance { organ, .. } => Some(organ),
        Body::SameVisit(_)
        | Body::Amendment(..)
        | Body::Withdrawal { .. }
        | Body::Outcome(..)
        | Body::Explanation(..) => None,
    }
}

fn store(
    c: &Tx,
    kept: Kept,
    event: Event,
    standing: &Standing,
    chain: &mut Chain,
    effects: &mut Effects,
) -> Result<Outcome, StoreError> {
    let held = matches!(standing, Standing::AfterAGap);
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
        estimated_at: estimate.at.millis(),
        shift: estimate.shift_ms,
        grade: estimate.grade.as_str().to_owned(),
        held,
        gap: false,
        released: false,
    };
    event::insert(c, &stored, &event.about())?;
    let seq = event.seq;
    if !held {
        effects.accepted(event, Stamp::from(&stored));
    }
    chain.stored(c, seq, stored.hash, effects)?;
    Ok(Outcome {
        status: if held {
            PushStatus::Held
        } else {
            PushStatus::Accepted
        },
        receipt: Some(stored.receipt),
        gap: false,
        why: held.then_some(Why::Gap),
    })
}

/// `first`: a receipt that takes the place of the one that is known.
fn told_before(known: Known, first: Option<String>) -> Outcome {
    Outcome {
        status: if known.held {
            PushStatus::Held
        } else {
            PushStatus::Duplicate
        },
        receipt: Some(first.unwrap_or(known.receipt)),
        gap: known.gap,
        why: known.held.then_some(Why::Gap),
    }
}
