//! Where a visit was: from what the event names to an enterprise, its premises and its region.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::record::event::Registered;
use crate::registration::Settling;
use crate::store::StoreError;
use crate::store::derived::claim;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::{code, enterprise, merger, organ, premises, region};
use crate::store::pull::change::Scope;

/// Where a visit was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) enterprise: EnterpriseKey,
    pub(crate) premises: Option<Uuid>,
    /// The enterprise's; the organ's while the enterprise is not known.
    pub(crate) region: String,
    pub(crate) leads: Leads,
}

/// Where the code leads, beside an enterprise that the event names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leads {
    /// To that enterprise; or there is no code, or no name beside it.
    There,
    /// To nothing (yet).
    Nowhere,
    /// To another enterprise.
    Elsewhere(Uuid),
}

impl Settling<'_> {
    /// The enterprise named stands; else the code's, as it was bound at `instant`; mergers followed. A code that was
    /// bound to nothing then stands for an enterprise of its own.
    pub(crate) fn place(
        &mut self,
        body: &Registered,
        organ: &str,
        instant: i64,
    ) -> Result<Place, StoreError> {
        let bound = match &body.code {
            Some(read) => code::premises_at(self.c, read.fingerprint.0, &read.text, instant)?,
            None => None,
        };
        let premises = match body.premises.or(bound) {
            Some(id) => premises::get(self.c, id)?,
            None => None,
        };
        let named = body
            .enterprise
            .or(premises.as_ref().map(|premises| premises.enterprise));
        let enterprise = match (named, &body.code) {
            (Some(id), _) => {
                let (id, region) = merger::survivor(self.c, id)?;
                self.regions.insert(id, region);
                EnterpriseKey::Known(id)
            }
            (None, Some(read)) => EnterpriseKey::Unknown(read.fingerprint.0),
            // The event was parsed: one of the two is there.
            (None, None) => EnterpriseKey::Unknown([0; 8]),
        };
        Ok(Place {
            leads: self.leads(body, enterprise, bound)?,
            enterprise,
            premises: premises.map(|premises| premises.id),
            region: match self.region_of(enterprise)? {
                Some(region) => region,
                None => self.region_of_organ(organ)?,
            },
        })
    }

    fn leads(
        &self,
        body: &Registered,
        enterprise: EnterpriseKey,
        bound: Option<Uuid>,
    ) -> Result<Leads, StoreError> {
        if body.enterprise.is_none() || body.code.is_none() {
            return Ok(Leads::There);
        }
        let Some(place) = bound
            .map(|id| premises::get(self.c, id))
            .transpose()?
            .flatten()
        else {
            return Ok(Leads::Nowhere);
        };
        let (other, _) = merger::survivor(self.c, place.enterprise)?;
        Ok(match enterprise == EnterpriseKey::Known(other) {
            true => Leads::There,
            false => Leads::Elsewhere(other),
        })
    }

    /// Keeps whether a registration's code is to be looked at again once it is bound. `known`: it was derived before.
    pub(crate) fn keep_claim(
        &self,
        id: Uuid,
        code: [u8; 8],
        leads: Leads,
        known: bool,
    ) -> Result<(), StoreError> {
        match leads {
            Leads::Nowhere | Leads::Elsewhere(_) => claim::insert(self.c, code, id),
            Leads::There if known => claim::remove(self.c, code, id),
            Leads::There => Ok(()),
        }
    }

    /// Where the enterprise is registered; none where it is not known (here).
    pub(crate) fn region_of(&mut self, key: EnterpriseKey) -> Result<Option<String>, StoreError> {
        let EnterpriseKey::Known(id) = key else {
            return Ok(None);
        };
        if let Some(known) = self.regions.get(&id) {
            return Ok(known.clone());
        }
        let found = enterprise::get(self.c, id)?.map(|enterprise| enterprise.region);
        self.regions.insert(id, found.clone());
        Ok(found)
    }

    /// Where the organ is. An organ that is not in the directory is nowhere.
    pub(crate) fn region_of_organ(&mut self, id: &str) -> Result<String, StoreError> {
        if let Some(known) = self.organ_regions.get(id) {
            return Ok(known.clone());
        }
        let found = organ::get(self.c, id)?.map_or_else(String::new, |organ| organ.region);
        self.organ_regions.insert(id.to_owned(), found.clone());
        Ok(found)
    }

    /// The region and those above it, nearest first: where its pack is looked for.
    pub(crate) fn chain(&mut self, code: &str) -> Result<Vec<String>, StoreError> {
        if let Some(known) = self.chains.get(code) {
            return Ok(known.clone());
        }
        let found = region::above(self.c, code)?;
        self.chains.insert(code.to_owned(), found.clone());
        Ok(found)
    }

    /// Who is told of a visit at the enterprise: officers of every region where the enterprise is.
    pub(crate) fn scopes(
        &mut self,
        key: EnterpriseKey,
        region: &str,
    ) -> Result<BTreeSet<Scope>, StoreError> {
        let own = || BTreeSet::from([Scope::Region(region.to_owned())]);
        let EnterpriseKey::Known(id) = key else {
            return Ok(own());
        };
        if let Some(known) = self.enterprise_scopes.get(&id) {
            return Ok(known.clone());
        }
        let found = match self.region_of(key)? {
            // Wherever the enterprise's own row goes.
            Some(registered) => {
                let mut regions = premises::regions_of(self.c, id)?;
                regions.push(registered);
                regions.into_iter().map(Scope::Region).collect()
            }
            None => own(),
        };
        self.enterprise_scopes.insert(id, found.clone());
        Ok(found)
    }
}
