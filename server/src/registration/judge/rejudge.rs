//! Judges visits again when not an event but the directory changed: an organ, a plan, a filing, an enterprise.

use ruqi_rules::{Fingerprint, Instant};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::registration::packs::Packs;
use crate::registration::settling::Settling;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::derived::{averted_visits, code_claims, visit_history};
use crate::store::ids::{EnterpriseId, EventId};
use crate::store::{StoreError, Tx};

/// An organ, its plan or filings changed: judges again its visits within, both ends included.
pub fn rejudge_organ(
    tx: &Tx,
    packs: &Packs,
    organ: &str,
    within: RangeInclusive<Instant>,
    now: Instant,
    reason: SettlingReason,
) -> Result<(), StoreError> {
    let touched = visit_history::of_organ(tx, organ, &within)?;
    Settling::begin(tx, packs, now, reason)?.settle(&touched.into_iter().collect())
}

/// An enterprise was entered or moved: derives its visits again, and judges them where they belong now.
pub fn rejudge_enterprise(
    tx: &Tx,
    packs: &Packs,
    enterprise: EnterpriseId,
    now: Instant,
) -> Result<(), StoreError> {
    let key = EnterpriseKey::Known(enterprise);
    let mut touched: BTreeSet<EventId> =
        visit_history::at_enterprise(tx, key)?.into_iter().collect();
    touched.extend(averted_visits::at_enterprise(tx, key)?);
    Settling::begin(tx, packs, now, SettlingReason::Enterprise)?.settle(&touched)
}

/// An enterprise that was merged into another.
#[derive(Debug, Clone, Copy)]
pub struct MergedEnterprises<'m> {
    /// It is none any more.
    pub absorbed: EnterpriseId,
    /// The one into which it was merged.
    pub surviving: EnterpriseId,
    /// Fingerprints of the codes that were ever at the doors of the one that is none any more.
    pub codes: &'m [Fingerprint],
}

/// One enterprise was merged into another: derives what is known of both again, with the registrations whose code leads
/// to the one that survives now.
pub fn rejudge_merged(
    tx: &Tx,
    packs: &Packs,
    merged: &MergedEnterprises<'_>,
    now: Instant,
) -> Result<(), StoreError> {
    let mut touched: BTreeSet<EventId> = BTreeSet::new();
    for key in [merged.absorbed, merged.surviving].map(EnterpriseKey::Known) {
        touched.extend(visit_history::at_enterprise(tx, key)?);
        touched.extend(averted_visits::at_enterprise(tx, key)?);
    }
    for code in merged.codes {
        touched.extend(code_claims::of(tx, *code)?);
    }
    Settling::begin(tx, packs, now, SettlingReason::Merger)?.settle(&touched)
}
