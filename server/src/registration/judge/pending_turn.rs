//! Judges what was left pending, a turn of the writer at a time, one enterprise after the other.

use std::collections::{BTreeMap, BTreeSet};

use ruqi_rules::Instant;

use crate::registration::day::window_ms;
use crate::registration::judge::affected::AHEAD_MS;
use crate::registration::packs::Packs;
use crate::registration::settling::Settling;
use crate::store::derived::pending_verdicts::{self, PendingGroup};
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::derived::visit_history;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;
use crate::store::{Store, StoreError, Tx};

/// Judges pending visits of the enterprise after this one, as many as a turn has work for. Answers which enterprise that
/// was; none where nothing is pending.
///
/// # Errors
/// When the database fails.
pub async fn take_turn(
    store: &Store,
    packs: &Packs,
    now: Instant,
    after: Option<EnterpriseKey>,
) -> Result<Option<EnterpriseKey>, StoreError> {
    // Asked of a reader: mostly nothing is, and that costs no transaction.
    if !store.read(pending_verdicts::any).await? {
        return Ok(None);
    }
    let packs = packs.clone();
    let turn = move |tx: &Tx| {
        let Some(group) = pending_verdicts::next_group(tx, after)? else {
            return Ok(None);
        };
        judge_group(tx, &packs, group, now)?;
        Ok(Some(group.enterprise))
    };
    store.write(turn).await
}

fn judge_group(
    tx: &Tx,
    packs: &Packs,
    group: PendingGroup,
    now: Instant,
) -> Result<(), StoreError> {
    let mut settling = Settling::begin(tx, packs, now, group.why)?;
    let (mut ids, mut instants) = (BTreeSet::new(), BTreeSet::new());
    for (id, instant) in pending_verdicts::of_group(tx, group)? {
        match instant {
            Some(instant) => {
                ids.insert(id);
                instants.insert(instant);
            }
            None => pending_verdicts::remove(tx, id)?,
        }
    }
    if group.why == SettlingReason::Organ {
        // Their rows, too, may be of before the change.
        return settling.settle(&ids);
    }
    if let (Some(first), Some(last)) = (instants.first(), instants.last()) {
        settling.judge_pending(group.enterprise, &ids, (*first, *last))?;
    }
    settling.notices.publish(tx)
}

impl Settling<'_> {
    fn judge_pending(
        &mut self,
        enterprise: EnterpriseKey,
        ids: &BTreeSet<EventId>,
        (first, last): (Instant, Instant),
    ) -> Result<(), StoreError> {
        let window = window_ms(self.basis.packs.longest_window_days());
        let until = last + window.max(AHEAD_MS);
        let visits = visit_history::between(self.basis.tx, enterprise, first - window, until)?;
        let due: Vec<usize> = (visits.iter().enumerate())
            .filter(|(_, visit)| ids.contains(&visit.id))
            .map(|(place, _)| place)
            .collect();
        self.judge_visits(enterprise, &visits, &due, ids, &mut BTreeMap::new())
    }
}
