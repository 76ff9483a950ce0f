//! Erases what was derived of a visit, which goes with its events; phones and the enterprise see it no longer.

use ruqi_rules::Instant;
use std::collections::BTreeSet;

use crate::registration::notices::notices_of_erased;
use crate::registration::packs::Packs;
use crate::registration::settling::Settling;
use crate::store::derived::code_claims;
use crate::store::derived::registrations;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::evidence::erasures;
use crate::store::ids::EventId;
use crate::store::pull::changes;
use crate::store::{StoreError, Tx};

/// Forgets what was derived of registrations and averted visits whose events are erased, in the same transaction, and
/// tells phones.
pub fn forget(
    tx: &Tx,
    packs: &Packs,
    erased: &BTreeSet<EventId>,
    now: Instant,
) -> Result<(), StoreError> {
    let mut settling = Settling::begin(tx, packs, now, SettlingReason::Erasure)?;
    let mut notices = Vec::new();
    for id in erased {
        if let Some(row) = registrations::get(tx, *id)? {
            let scopes = settling.regions.scopes(row.visit.enterprise, &row.region)?;
            notices.extend(notices_of_erased(&row, scopes));
            if let Some(code) = row.code {
                code_claims::remove(tx, code, *id)?;
            }
        }
        erasures::forget(tx, *id)?;
    }
    changes::tell(tx, &notices)
}
