//! From changed events to changed rows: derive, judge, publish.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::registration::Settling;
use crate::registration::derive::base::Base;
use crate::registration::derive::state::Told;
use crate::registration::publish::{Said, registrations_told};
use crate::store::StoreError;
use crate::store::derived::attendance;
use crate::store::derived::averted::{self, Averted};
use crate::store::derived::registration::{self, Registration};
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::evidence::{erasure, subject};
use crate::store::pull::change;

/// A registration that was derived (again): its row before, its row now.
#[derive(Debug)]
pub(crate) struct Derived {
    pub(crate) base: Base,
    pub(crate) told: Told,
    pub(crate) old: Option<Registration>,
    pub(crate) new: Registration,
    /// Other colleagues attended than was known, or another outcome or explanation was told: no part of the row, but of
    /// what its organ is told.
    pub(crate) told_more: bool,
}

impl Settling<'_> {
    /// Derives the registrations again from all that was told of them, and judges what that can affect. An id whose
    /// registration has not come stays without effect; attendances wait for it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn settle(&mut self, touched: &BTreeSet<Uuid>) -> Result<(), StoreError> {
        let mut derived: BTreeMap<Uuid, Derived> = BTreeMap::new();
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
        let mut said = BTreeSet::new();
        for enterprise in enterprises {
            self.judge(enterprise, &mut derived, &mut said)?;
        }
        let mut notices = Vec::new();
        for one in derived.values() {
            if one.old.as_ref() != Some(&one.new) {
                registration::replace(self.tx, &one.new, one.old.as_ref())?;
                notices.extend(self.facts_told(one)?);
            }
            let heard = one.told_more || self.heard_of.contains(&one.new.visit.id);
            if heard || one.old.as_ref() != Some(&one.new) {
                said.insert(Said::of(&one.new.visit));
            }
        }
        notices.extend(registrations_told(said));
        change::tell(self.tx, &notices)
    }

    /// Those said to be the same visit depend on each other.
    fn with_neighbours(&self, touched: &BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut all = touched.clone();
        for id in touched {
            all.extend(subject::told_together(self.tx, *id)?);
        }
        Ok(all)
    }

    fn derive(&mut self, id: Uuid) -> Result<Option<Derived>, StoreError> {
        let Some(base) = self.records.base(id)? else {
            // What comes late of a visit that is erased waits for nothing.
            let waiting = match erasure::event_erased_at(self.tx, id)? {
                Some(_) => Vec::new(),
                None => self.waiting(id)?,
            };
            attendance::replace(self.tx, id, &waiting)?;
            return Ok(None);
        };
        let told = self.told(&base)?;
        if base.averted {
            averted::replace(self.tx, &averted_row(&base, &told))?;
            return Ok(None);
        }
        let joined = attendance::list(self.tx, id)? != told.attended;
        if joined {
            attendance::replace(self.tx, id, &told.attended)?;
        }
        let new = self.row(&base, &told)?;
        let old = registration::get(self.tx, id)?;
        if let Some(code) = new.code {
            self.keep_claim(id, code, told.place.leads, old.is_some())?;
        }
        let told_more = self.keep_after(id, &told, old.is_some())? || joined;
        Ok(Some(Derived {
            base,
            told,
            old,
            new,
            told_more,
        }))
    }
}

fn averted_row(base: &Base, told: &Told) -> Averted {
    Averted {
        enterprise: told.place.enterprise,
        instant: told.instant,
        id: base.event.id,
        organ: told.organ.clone(),
        region: told.place.region.clone(),
        author: base.event.author,
    }
}
