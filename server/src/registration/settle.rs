//! Settles what changed events touch: derives the registrations, judges them, publishes.

use std::collections::{BTreeMap, BTreeSet};

use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::attendances::{self, Attendance};
use crate::store::derived::averted_visits::{self, Averted};
use crate::store::derived::registrations;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::evidence::{erasures, subjects};
use crate::store::ids::EventId;

impl Settling<'_> {
    /// Derives the registrations again from all that was told of them, and judges what that can affect. An id whose
    /// registration has not come stays without effect; attendances wait for it.
    pub fn settle(&mut self, touched: &BTreeSet<EventId>) -> Result<(), StoreError> {
        let mut derived: BTreeMap<EventId, RowChange> = BTreeMap::new();
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
        for enterprise in enterprises {
            self.judge(enterprise, &mut derived)?;
        }
        for change in derived.values() {
            self.store_registration(change)?;
        }
        self.notices.publish(self.basis.tx)
    }

    /// Stores a registration's row where it is another one than before, and notes who hears of it.
    fn store_registration(&mut self, change: &RowChange) -> Result<(), StoreError> {
        if change.is_another_row() {
            registrations::replace(self.basis.tx, &change.new, change.old.as_ref())?;
            self.notices.note_regions(change, &mut self.regions)?;
        }
        self.notices.note_registration(change);
        Ok(())
    }

    /// Adds the registrations that are said to be the same visit: they depend on each other.
    fn with_neighbours(
        &mut self,
        touched: &BTreeSet<EventId>,
    ) -> Result<BTreeSet<EventId>, StoreError> {
        let mut all = touched.clone();
        for id in touched {
            let told = self.records.told_of(*id)?;
            all.extend(subjects::told_together(self.basis.tx, *id, told)?);
        }
        Ok(all)
    }

    /// Keeps who joined a registration that has not come; what comes late of a visit that is erased waits for nothing.
    fn keep_early_attendances(&self, id: EventId) -> Result<(), StoreError> {
        let waiting = match erasures::event_erased_at(self.basis.tx, id)? {
            Some(_) => Vec::new(),
            None => self.attended_early(id)?,
        };
        attendances::replace(self.basis.tx, id, &waiting)
    }

    /// Lists who is noted to have joined: nobody, where nothing was said of a registration that is new.
    fn attendances_before(
        &mut self,
        id: EventId,
        is_new: bool,
    ) -> Result<Vec<Attendance>, StoreError> {
        if is_new && self.records.told_of(id)?.is_empty() {
            return Ok(Vec::new());
        }
        attendances::list(self.basis.tx, id)
    }

    fn derive(&mut self, id: EventId) -> Result<Option<RowChange>, StoreError> {
        let Some(base) = self.records.base(id)? else {
            self.keep_early_attendances(id)?;
            return Ok(None);
        };
        let visit = self.derive_visit(&base)?;
        if base.averted {
            averted_visits::replace(self.basis.tx, &averted_row(&base, &visit))?;
            return Ok(None);
        }
        let is_new = self.records.is_new(id);
        let joined = self.attendances_before(id, is_new)? != visit.attended;
        if joined {
            attendances::replace(self.basis.tx, id, &visit.attended)?;
        }
        let new = self.row(&base, &visit)?;
        let old = match is_new {
            true => None,
            false => registrations::get(self.basis.tx, id)?,
        };
        if let Some(code) = new.code {
            self.keep_claim(id, code, visit.location.code_target, old.is_some())?;
        }
        let told_more = self.keep_follow_up(&visit.state, old.is_some())? || joined;
        Ok(Some(RowChange {
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
