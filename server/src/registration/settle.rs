//! Settles what changed events touch: derives the registrations, judges them, publishes.

use std::collections::{BTreeMap, BTreeSet};

use crate::registration::Settling;
use crate::registration::derive::base::Base;
use crate::registration::derive::state::DerivedVisit;
use crate::registration::derived::Derived;
use crate::registration::publish::{ChangeNotice, notices_to_organs};
use crate::store::StoreError;
use crate::store::derived::attendances;
use crate::store::derived::averted_visits::{self, Averted};
use crate::store::derived::registrations;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::evidence::{erasures, subjects};
use crate::store::ids::EventId;
use crate::store::pull::changes;

impl Settling<'_> {
    /// Derives the registrations again from all that was told of them, and judges what that can affect. An id whose
    /// registration has not come stays without effect; attendances wait for it.
    pub fn settle(&mut self, touched: &BTreeSet<EventId>) -> Result<(), StoreError> {
        let mut derived: BTreeMap<EventId, Derived> = BTreeMap::new();
        for id in self.with_neighbours(touched)? {
            if let Some(one) = self.derive(id)? {
                derived.insert(id, one);
            }
        }
        let enterprises: BTreeSet<EnterpriseKey> = derived
            .values()
            .flat_map(|one| one.old.iter().chain([&one.new]))
            .map(|row| row.visit.enterprise)
            .collect();
        let mut changed = BTreeSet::new();
        for enterprise in enterprises {
            self.judge(enterprise, &mut derived, &mut changed)?;
        }
        let mut notices = Vec::new();
        for one in derived.values() {
            if one.old.as_ref() != Some(&one.new) {
                registrations::replace(self.tx, &one.new, one.old.as_ref())?;
                notices.extend(self.notices_to_regions(one)?);
            }
            let heard = one.told_more || self.heard_of.contains(&one.new.visit.id);
            if heard || one.old.as_ref() != Some(&one.new) {
                changed.insert(ChangeNotice::of(&one.new.visit));
            }
        }
        notices.extend(notices_to_organs(changed));
        changes::tell(self.tx, &notices)
    }

    /// Adds the registrations that are said to be the same visit: they depend on each other.
    fn with_neighbours(
        &self,
        touched: &BTreeSet<EventId>,
    ) -> Result<BTreeSet<EventId>, StoreError> {
        let mut all = touched.clone();
        for id in touched {
            all.extend(subjects::told_together(self.tx, *id)?);
        }
        Ok(all)
    }

    fn derive(&mut self, id: EventId) -> Result<Option<Derived>, StoreError> {
        let Some(base) = self.records.base(id)? else {
            // What comes late of a visit that is erased waits for nothing.
            let waiting = match erasures::event_erased_at(self.tx, id)? {
                Some(_) => Vec::new(),
                None => self.attended_early(id)?,
            };
            attendances::replace(self.tx, id, &waiting)?;
            return Ok(None);
        };
        let visit = self.derive_visit(&base)?;
        if base.averted {
            averted_visits::replace(self.tx, &averted_row(&base, &visit))?;
            return Ok(None);
        }
        let joined = attendances::list(self.tx, id)? != visit.attended;
        if joined {
            attendances::replace(self.tx, id, &visit.attended)?;
        }
        let new = self.row(&base, &visit)?;
        let old = registrations::get(self.tx, id)?;
        if let Some(code) = new.code {
            self.keep_claim(id, code, visit.location.code_target, old.is_some())?;
        }
        let told_more = self.keep_follow_up(&visit.state, old.is_some())? || joined;
        Ok(Some(Derived {
            base,
            visit,
            old,
            new,
            told_more,
        }))
    }
}

fn averted_row(base: &Base, visit: &DerivedVisit) -> Averted {
    Averted {
        enterprise: visit.location.enterprise,
        instant: visit.state.instant(),
        id: base.event.id,
        organ: visit.state.organ.clone(),
        region: visit.location.region.clone(),
        author: base.event.author,
    }
}
