//! Judges what a change can affect: the visits that changed, later ones that may count them, and earlier ones whose
//! earliest date they may stand in the way of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ruqi_rules::{Instant, Pack, PackSet};

use crate::faults::{Defence, enabled};
use crate::registration::day::{day_of, window_ms};
use crate::registration::judge::changed_visits::{ChangedHistory, ChangedVisits};
use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::pending_verdicts;
use crate::store::derived::registrations::Visit;
use crate::store::derived::visit_history::{self, Reach};
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;

/// `earliest_date` is looked for on 800 days; two more, since packs count in their own civil time.
pub(crate) const AHEAD_MS: i64 = 802 * Instant::DAY;

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
        let changed = ChangedVisits::of(derived, enterprise);
        let is_own = |visit: &Visit| derived.contains_key(&visit.id);
        let mut due: Vec<usize> = (0..visits.len())
            .filter(|place| visits.get(*place).is_some_and(is_own))
            .collect();
        let pending = self.pending_at(enterprise)?;
        let known = |visit: &Visit| is_own(visit) || pending.contains(&visit.id);
        due.extend(self.others(enterprise, &affected, &changed, &visits, known)?);
        self.judge_visits(enterprise, &visits, &due, &pending, derived)
    }

    /// Lists the visits of an enterprise that are to be judged later. Mostly there are none anywhere, which is asked once.
    fn pending_at(&mut self, enterprise: EnterpriseKey) -> Result<BTreeSet<EventId>, StoreError> {
        if !self.work.is_anything_pending(self.basis.tx)? {
            return Ok(BTreeSet::new());
        }
        let pending = pending_verdicts::at_enterprise(self.basis.tx, enterprise)?;
        Ok(pending.into_iter().collect())
    }

    /// Lists the places of the other visits whose verdict the change can alter. `is_due`: it is judged anyway, now or
    /// later.
    fn others(
        &mut self,
        enterprise: EnterpriseKey,
        affected: &Affected,
        changed: &ChangedVisits,
        visits: &[Visit],
        is_due: impl Fn(&Visit) -> bool,
    ) -> Result<Vec<usize>, StoreError> {
        if !enabled(Defence::JudgedAgain) {
            return Ok(Vec::new());
        }
        let packs = Arc::clone(&self.basis.packs);
        let mut seen: BTreeMap<(&str, u32), ChangedHistory<'_>> = BTreeMap::new();
        let mut others = Vec::new();
        for (place, visit) in visits.iter().enumerate() {
            if is_due(visit) || !affected.may_include(visit) {
                continue;
            }
            let Some(pack) = self.pack_of(visit, &packs)? else {
                continue;
            };
            let seen = seen
                .entry((pack.id.as_str(), pack.version))
                .or_insert_with(|| changed.as_seen_by(enterprise, pack));
            if self.can_change(seen, visit, pack)? {
                others.push(place);
            }
        }
        Ok(others)
    }

    /// Lists the enterprise's visits that matter to any of the affected, as they are now, earliest first.
    fn visits(
        &self,
        enterprise: EnterpriseKey,
        affected: &Affected,
        derived: &BTreeMap<EventId, RowChange>,
    ) -> Result<Vec<Visit>, StoreError> {
        let reach = Reach {
            first: affected.first,
            from: affected.first - AHEAD_MS,
            day: affected.day(),
            window: affected.window,
            until: affected.last + affected.window.max(AHEAD_MS),
        };
        let mut visits = visit_history::reached(self.basis.tx, enterprise, &reach)?;
        visits.retain(|visit| !derived.contains_key(&visit.id));
        let new = derived.values().map(|one| &one.new.visit);
        visits.extend(new.filter(|visit| visit.enterprise == enterprise).cloned());
        visits.sort_by_key(|visit| (visit.instant, visit.id));
        Ok(visits)
    }

    /// Finds the pack that judges a visit: of the enterprise's region, or of the organ's while that is not known.
    pub(crate) fn pack_of<'p>(
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

    /// Whether another visit is near enough to be affected.
    fn may_include(&self, visit: &Visit) -> bool {
        let counts_it = (self.first..=self.last + self.window).contains(&visit.instant);
        let may_move = visit.instant >= self.first - AHEAD_MS && visit.instant < self.last;
        let moves_past = match visit.earliest {
            Some(day) => day >= self.day(),
            None => visit.verdict.is_some(),
        };
        counts_it || (may_move && moves_past)
    }
}
