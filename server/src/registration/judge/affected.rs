//! Judges what a change can affect: the visits that changed, later ones that may count them, and earlier ones whose
//! earliest date they may stand in the way of.

use std::collections::BTreeMap;
use std::sync::Arc;

use ruqi_rules::{Instant, Pack, PackSet};

use crate::faults::{Defence, enabled};
use crate::registration::day::{day_of, window_ms};
use crate::registration::judge::facts::History;
use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::registrations::Visit;
use crate::store::derived::visit_history;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;

/// `earliest_date` is looked for on 800 days; two more, since packs count in their own civil time.
const AHEAD_MS: i64 = 802 * Instant::DAY;

/// Which visits at an enterprise a change can affect.
struct Affected {
    /// Of what changed, the first and the last instant, before and after the change.
    first: Instant,
    last: Instant,
    /// How far apart two visits can be of which one counts for the other.
    window: i64,
}

impl Settling<'_> {
    /// Judges visits again at one enterprise, as if the rows of `derived` were written.
    pub(crate) fn judge(
        &mut self,
        enterprise: EnterpriseKey,
        derived: &mut BTreeMap<EventId, RowChange>,
    ) -> Result<(), StoreError> {
        let window = window_ms(self.basis.packs.longest_window_days());
        let Some(affected) = Affected::by(derived, enterprise, window) else {
            return Ok(());
        };
        let visits = self.visits(enterprise, &affected, derived)?;
        let packs = Arc::clone(&self.basis.packs);
        // Most visits of one enterprise are judged by one pack.
        let mut histories: BTreeMap<(&str, u32), History<'_>> = BTreeMap::new();
        for (index, visit) in visits.iter().enumerate() {
            if !affected.includes(visit, derived) {
                continue;
            }
            if self.verdict_is_frozen(visit) {
                self.keep_frozen_verdict(visit, derived.get_mut(&visit.id))?;
                continue;
            }
            let judged = match self.pack_of(visit, &packs)? {
                Some(pack) => {
                    let history = histories
                        .entry((pack.id.as_str(), pack.version))
                        .or_insert_with(|| History::of(enterprise, &visits, pack));
                    let verdict = self.evaluate(history, index, visit, pack)?;
                    verdict.map(|verdict| (verdict, pack))
                }
                None => None,
            };
            self.store_verdict(visit, judged, &visits, derived)?;
        }
        Ok(())
    }

    /// Lists the enterprise's visits that matter to any of the affected, as they are now, earliest first.
    fn visits(
        &self,
        enterprise: EnterpriseKey,
        affected: &Affected,
        derived: &BTreeMap<EventId, RowChange>,
    ) -> Result<Vec<Visit>, StoreError> {
        let earlier = affected.first - AHEAD_MS..affected.last;
        let from =
            visit_history::first_reaching(self.basis.tx, enterprise, earlier, affected.day())?
                .unwrap_or(affected.first)
                .min(affected.first);
        let mut visits = visit_history::between(
            self.basis.tx,
            enterprise,
            from - affected.window,
            affected.last + affected.window.max(AHEAD_MS),
        )?;
        visits.retain(|visit| !derived.contains_key(&visit.id));
        let new = derived.values().map(|one| &one.new.visit);
        visits.extend(new.filter(|visit| visit.enterprise == enterprise).cloned());
        visits.sort_by_key(|visit| (visit.instant, visit.id));
        Ok(visits)
    }

    /// Finds the pack that judges a visit: of the enterprise's region, or of the organ's while that is not known.
    fn pack_of<'p>(
        &mut self,
        visit: &Visit,
        packs: &'p PackSet,
    ) -> Result<Option<&'p Pack>, StoreError> {
        let region = match self.regions.of(visit.enterprise)? {
            Some(region) => region,
            None => self.regions.of_organ(&visit.organ)?,
        };
        let chain = self.regions.chain(&region)?;
        let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
        Ok(packs.for_instant(&chain, visit.instant))
    }
}

impl Affected {
    fn by(
        derived: &BTreeMap<EventId, RowChange>,
        enterprise: EnterpriseKey,
        window: i64,
    ) -> Option<Self> {
        let mut instants = derived
            .values()
            .flat_map(|one| one.old.iter().chain([&one.new]))
            .filter(|row| row.visit.enterprise == enterprise)
            .map(|row| row.visit.instant);
        let first = instants.next()?;
        let (first, last) = instants.fold((first, first), |(first, last), at| {
            (first.min(at), last.max(at))
        });
        Some(Self {
            first,
            last,
            window,
        })
    }

    /// The day from which on an earlier visit's earliest date can have changed.
    fn day(&self) -> i32 {
        day_of(self.first) - 1
    }

    fn includes(&self, visit: &Visit, derived: &BTreeMap<EventId, RowChange>) -> bool {
        let counts_it = (self.first..=self.last + self.window).contains(&visit.instant);
        let may_move = visit.instant >= self.first - AHEAD_MS && visit.instant < self.last;
        let moves_past = match visit.earliest {
            Some(day) => day >= self.day(),
            None => visit.verdict.is_some(),
        };
        derived.contains_key(&visit.id)
            || (enabled(Defence::JudgedAgain) && (counts_it || (may_move && moves_past)))
    }
}
