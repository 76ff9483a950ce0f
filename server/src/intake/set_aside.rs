//! Sets aside what cannot count: it is quarantined by the hash of its bytes, for a person, who decides.

use crate::faults::{Defence, enabled};
use crate::intake::chain::{Chain, NotFollowing};
use crate::intake::effects::Effects;
use crate::intake::fate::EventResult;
use crate::intake::first_arrival;
use crate::intake::verify::Kept;
use crate::record::refusal::Why;
use crate::store::evidence::erasures;
use crate::store::evidence::events;
use crate::store::evidence::quarantine::{self, Quarantined};
use crate::store::evidence::quarantine_decisions;
use crate::store::{StoreError, Tx};
use crate::wire::sync::PushStatus;

/// Bytes that were set aside before stay there, but for those whose key or type has become known, or of which a phone
/// brings an earlier arrival that may have been in time, and that no desk refused: they are looked at again, as of when
/// they first came.
pub(crate) fn seen(
    c: &Tx,
    kept: &mut Kept,
    key_known: bool,
) -> Result<Option<EventResult>, StoreError> {
    let Some((why, receipt, received_at)) = quarantine::get(c, &kept.sealed.hash)? else {
        return Ok(None);
    };
    let is_erased = erasures::aside_erased_at(c, &kept.sealed.hash)?.is_some();
    let came_before =
        !is_erased && first_arrival::of_aside(c, &kept.sealed.hash, received_at, &kept.receipt)?;
    if !came_before {
        kept.receipt.text = receipt;
        kept.receipt.received_at = received_at;
    }
    let is_known = match why {
        _ if is_erased => false,
        Why::UnknownKey => key_known,
        Why::UnknownType => kept.event.is_ok(),
        Why::RevokedKey | Why::NotOfTheOrgan => came_before,
        Why::Gap
        | Why::BadSignature
        | Why::NotTheKeysAuthor
        | Why::IdWithOtherBytes
        | Why::NumberTaken
        | Why::BrokenChain
        | Why::BadTime
        | Why::OtherClock
        | Why::Malformed
        | Why::NotAnEvent
        | Why::TooLarge => false,
    };
    if is_known && quarantine_decisions::decided(c, &kept.sealed.hash)?.is_none() {
        quarantine::remove(c, &kept.sealed.hash)?;
        return Ok(None);
    }
    Ok(Some(EventResult {
        status: PushStatus::Quarantined,
        receipt: Some(kept.receipt.text.clone()),
        gap: false,
        why: Some(why),
    }))
}

/// Keeps the bytes apart. Where the signature holds and the number is free, they fill it: the chain goes on.
pub(crate) fn set_aside(
    c: &Tx,
    kept: Kept,
    why: Why,
    chain: Option<&mut Chain>,
    effects: &mut Effects,
) -> Result<EventResult, StoreError> {
    let place = match (chain, kept.claims.seq) {
        (Some(chain), Some(seq))
            if kept.proven && enabled(Defence::FillsItsNumber) && chain.is_free(c, seq)? =>
        {
            Some((chain, seq))
        }
        _ => None,
    };
    quarantine::insert(
        c,
        &Quarantined {
            hash: kept.sealed.hash,
            jws: kept.sealed.text,
            why,
            kid: Some(kept.kid),
            seq: kept.claims.seq,
            event: kept.claims.id,
            received_at: kept.receipt.received_at,
            receipt: kept.receipt.text.clone(),
            fills: place.is_some(),
            unproven: kept.strangers,
        },
    )?;
    if let Some((chain, seq)) = place {
        chain
            .stored(c, seq, kept.sealed.hash, effects)?
            .set_aside(c)?;
    }
    Ok(EventResult {
        status: PushStatus::Quarantined,
        receipt: Some(kept.receipt.text),
        gap: false,
        why: Some(why),
    })
}

impl NotFollowing {
    /// Quarantines them, each at its number.
    pub(crate) fn set_aside(self, tx: &Tx) -> Result<(), StoreError> {
        for stored in self.0 {
            events::remove_held(tx, stored.id)?;
            quarantine::insert(
                tx,
                &Quarantined {
                    hash: stored.hash,
                    jws: stored.jws,
                    why: Why::BrokenChain,
                    kid: Some(stored.kid),
                    seq: Some(stored.seq),
                    event: Some(stored.id),
                    received_at: stored.received_at,
                    receipt: stored.receipt,
                    fills: true,
                    unproven: false,
                },
            )?;
        }
        Ok(())
    }
}
