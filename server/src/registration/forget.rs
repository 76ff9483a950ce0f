//! Erases what was derived of a visit, which goes with its events; phones and the enterprise see it no longer. What
//! remains is not judged again: a verdict that may rest on what is gone stands as it is.

use std::collections::BTreeSet;

use ruqi_rules::PackSet;

use crate::registration::Settling;
use crate::registration::day::window_ms;
use crate::registration::derived::Derived;
use crate::registration::packs::Packs;
use crate::registration::publish::notices_of_erased;
use crate::store::derived::code_claims;
use crate::store::derived::registrations::{self, Visit};
use crate::store::derived::verdicts::{self, StoredVerdict};
use crate::store::evidence::erasures;
use crate::store::ids::EventId;
use crate::store::pull::changes;
use crate::store::{Db, StoreError, Tx};

/// Forgets what was derived of registrations and averted visits whose events are erased, in the same transaction (`now`
/// in milliseconds), and tells phones.
pub fn forget(
    tx: &Tx,
    packs: &Packs,
    erased: &BTreeSet<EventId>,
    now: i64,
) -> Result<(), StoreError> {
    let mut settling = Settling::begin(tx, packs, now, "erasure")?;
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

/// Finds up to which instant (milliseconds) visits keep the verdict that they have; none while nothing is erased.
pub fn frozen_until(db: &Db, packs: &PackSet) -> Result<Option<i64>, StoreError> {
    let window = window_ms(packs.longest_window_days());
    Ok(erasures::reached(db)?.map(|reached| reached + window))
}

impl Settling<'_> {
    /// Whether a visit keeps the verdict that it has, since the rules may look back from it on what was erased.
    pub(crate) fn verdict_is_frozen(&self, visit: &Visit) -> bool {
        self.frozen_until
            .is_some_and(|until| visit.instant <= until)
    }

    /// Keeps a visit's verdict as it is; a visit that comes so late gets none.
    pub(crate) fn keep_frozen_verdict(
        &mut self,
        visit: &Visit,
        derived: Option<&mut Derived>,
    ) -> Result<(), StoreError> {
        let Some(one) = derived else {
            return Ok(());
        };
        if let Some(old) = &one.old {
            one.new.visit.verdict.clone_from(&old.visit.verdict);
            one.new.visit.earliest = old.visit.earliest;
        }
        match verdicts::get(self.tx, visit.id)? {
            Some(past) if past.enterprise != visit.enterprise => {
                let moved = StoredVerdict {
                    enterprise: visit.enterprise,
                    ..past
                };
                verdicts::update(self.tx, visit.id, &moved)
            }
            Some(_) | None => Ok(()),
        }
    }
}
