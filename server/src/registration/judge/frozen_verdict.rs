//! Keeps a verdict that may rest on what was erased as it is: what remains is not judged again.

use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::registrations::Visit;
use crate::store::derived::verdicts::{self, StoredVerdict};

impl Settling<'_> {
    /// Whether a visit keeps the verdict that it has, since the rules may look back from it on what was erased.
    pub(crate) fn verdict_is_frozen(&self, visit: &Visit) -> bool {
        self.basis
            .frozen_until
            .is_some_and(|until| visit.instant <= until)
    }

    /// Keeps a visit's verdict as it is; a visit that comes so late, or is judged later, gets none.
    pub(crate) fn keep_verdict(
        &mut self,
        visit: &Visit,
        derived: Option<&mut RowChange>,
    ) -> Result<(), StoreError> {
        let Some(one) = derived else {
            return Ok(());
        };
        if let Some(old) = &one.old {
            one.new.visit.verdict = old.visit.verdict;
            one.new.visit.earliest = old.visit.earliest;
        }
        match verdicts::get(self.basis.tx, visit.id)? {
            Some(past) if past.enterprise != visit.enterprise => {
                let moved = StoredVerdict {
                    enterprise: visit.enterprise,
                    ..past
                };
                verdicts::update(self.basis.tx, visit.id, &moved)
            }
            Some(_) | None => Ok(()),
        }
    }
}
