//! Keeps the first arrival of an event that is stored already. A copy that was sent without its receipt (it was on its
//! way, or lay in a file) may reach a restored server before the phone brings the receipt: then the arrival that this
//! server sealed first takes the place of the later one, and what rests on it is derived again.

use crate::intake::chain::read;
use crate::intake::effects::Effects;
use crate::intake::verify::Kept;
use crate::record::receipt::Receipt;
use crate::registration::Stamp;
use crate::store::evidence::{arrivals, events};
use crate::store::ids::RecordHash;
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// An event that is stored came again: its receipt from now on, where that is an earlier one. What was erased stays as the
/// server's word says it was: nobody can read any more when it happened.
pub(crate) fn of_event(
    c: &Tx,
    kept: &Kept,
    effects: &mut Effects,
) -> Result<Option<String>, StoreError> {
    let receipt = &kept.receipt;
    let Some(id) = kept.claims.id.filter(|_| receipt.carried) else {
        return Ok(None);
    };
    let stored = events::get(c, id)?.filter(|stored| receipt.precedes(stored.received_at));
    let Some((mut stored, event)) =
        stored.and_then(|stored| read(&stored).map(|event| (stored, event)))
    else {
        return Ok(None);
    };
    let estimate = Kept::estimate(&event, receipt.received_at);
    stored.receipt.clone_from(&receipt.text);
    stored.received_at = receipt.received_at;
    stored.estimated_at = estimate.at;
    stored.shift = estimate.shift_ms;
    stored.grade = estimate.grade;
    arrivals::replace_of_event(c, &stored)?;
    if !stored.state.is_held() {
        effects.accepted(event, Stamp::from(&stored));
    }
    Ok(Some(stored.receipt))
}

/// Bytes that were set aside and came again. True: they came before what is known of them, and that is kept now.
pub(crate) fn of_aside(
    c: &Tx,
    hash: &RecordHash,
    received_at: Instant,
    receipt: &Receipt,
) -> Result<bool, StoreError> {
    let precedes = receipt.precedes(received_at);
    if precedes {
        arrivals::replace_of_quarantined(c, hash, &receipt.text, receipt.received_at)?;
    }
    Ok(precedes)
}
