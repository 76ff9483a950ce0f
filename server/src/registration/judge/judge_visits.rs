//! Judges visits of one enterprise as far as a turn's work goes, and leaves the rest pending.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::registration::judge::facts::History;
use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::pending_verdicts;
use crate::store::derived::registrations::Visit;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;

impl Settling<'_> {
    /// Judges those of the visits that are due, by their places, in that order. `pending`: what was left before.
    pub(crate) fn judge_visits(
        &mut self,
        enterprise: EnterpriseKey,
        visits: &[Visit],
        due: &[usize],
        pending: &BTreeSet<EventId>,
        derived: &mut BTreeMap<EventId, RowChange>,
    ) -> Result<(), StoreError> {
        let packs = Arc::clone(&self.basis.packs);
        // Most visits of one enterprise are judged by one pack.
        let mut histories: BTreeMap<(&str, u32), History<'_>> = BTreeMap::new();
        for (index, visit) in due
            .iter()
            .filter_map(|place| Some((*place, visits.get(*place)?)))
        {
            let own = derived.get_mut(&visit.id);
            let was_elsewhere = |own: &RowChange| {
                let old = own.old.as_ref();
                old.is_some_and(|old| old.visit.enterprise != enterprise)
            };
            let may_be_pending =
                pending.contains(&visit.id) || own.as_deref().is_some_and(was_elsewhere);
            if self.verdict_is_frozen(visit) {
                self.keep_verdict(visit, own)?;
            } else if !self.work.take(visits.len()) {
                self.keep_verdict(visit, own)?;
                if !pending.contains(&visit.id) {
                    pending_verdicts::insert(self.basis.tx, visit, self.basis.reason)?;
                    self.work.leaves_one();
                }
                continue;
            } else {
                let judged = match self.pack_of(visit, &packs)? {
                    Some(pack) => {
                        let history = histories
                            .entry((pack.id.as_str(), pack.version))
                            .or_insert_with(|| History::of(enterprise, visits, pack));
                        let verdict = self.evaluate(history, index, visit, pack)?;
                        verdict.map(|verdict| (verdict, pack))
                    }
                    None => None,
                };
                self.store_verdict(visit, judged, visits, derived)?;
            }
            if may_be_pending {
                pending_verdicts::remove(self.basis.tx, visit.id)?;
            }
        }
        Ok(())
    }
}
