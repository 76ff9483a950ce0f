//! Looks regions up, each once: where enterprises and organs are, which regions lie above, who is told of a visit.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::level_word::LevelWord;
use crate::store::directory::organ_tree::Organ;
use crate::store::directory::premises::{self, Premises};
use crate::store::directory::{enterprise_record, mergers, organ_tree, region};
use crate::store::ids::EnterpriseId;
use crate::store::pull::changes::Scope;
use crate::store::{Db, StoreError};

/// Looks regions up in one snapshot, and remembers them.
pub(crate) struct RegionLookup<'d> {
    db: &'d Db,
    regions: HashMap<EnterpriseId, Option<String>>,
    survivors: HashMap<EnterpriseId, EnterpriseId>,
    premises: HashMap<Uuid, Premises>,
    places: HashMap<EnterpriseId, Vec<Premises>>,
    organs: HashMap<String, Option<Organ>>,
    chains: HashMap<String, Vec<String>>,
    enterprise_scopes: HashMap<EnterpriseId, BTreeSet<Scope>>,
}

impl<'d> RegionLookup<'d> {
    /// Begins a lookup, with nothing found.
    pub(crate) fn new(db: &'d Db) -> Self {
        Self {
            db,
            regions: HashMap::new(),
            survivors: HashMap::new(),
            premises: HashMap::new(),
            places: HashMap::new(),
            organs: HashMap::new(),
            chains: HashMap::new(),
            enterprise_scopes: HashMap::new(),
        }
    }

    /// Finds the enterprise that this one was merged into, in the end; itself where it was not.
    pub(crate) fn survivor(&mut self, id: EnterpriseId) -> Result<EnterpriseId, StoreError> {
        if let Some(known) = self.survivors.get(&id) {
            return Ok(*known);
        }
        let (survivor, region) = mergers::survivor(self.db, id)?;
        self.survivors.insert(id, survivor);
        self.regions.insert(survivor, region);
        Ok(survivor)
    }

    /// Finds premises, and remembers the other places of their enterprise: whoever is told of the visit is found by them.
    pub(crate) fn premises(&mut self, id: Uuid) -> Result<Option<Premises>, StoreError> {
        if let Some(known) = self.premises.get(&id) {
            return Ok(Some(known.clone()));
        }
        let mut places = premises::beside(self.db, id)?;
        let found = places.iter().find(|place| place.id == id).cloned();
        if let Some(found) = &found {
            let each = places.iter().map(|place| (place.id, place.clone()));
            self.premises.extend(each);
            places.retain(|place| place.until.is_none());
            self.places.insert(found.enterprise, places);
        }
        Ok(found)
    }

    /// Finds the region where the enterprise is registered; none where it is not known (here).
    pub(crate) fn of(&mut self, key: EnterpriseKey) -> Result<Option<String>, StoreError> {
        let EnterpriseKey::Known(id) = key else {
            return Ok(None);
        };
        if let Some(known) = self.regions.get(&id) {
            return Ok(known.clone());
        }
        let found = enterprise_record::get(self.db, id)?.map(|enterprise| enterprise.region);
        self.regions.insert(id, found.clone());
        Ok(found)
    }

    /// Finds the region of an organ. An organ that is not in the directory is nowhere.
    pub(crate) fn of_organ(&mut self, id: &str) -> Result<String, StoreError> {
        Ok(self
            .organ(id)?
            .map_or_else(String::new, |organ| organ.region.clone()))
    }

    /// Finds the level of an organ; none of one that is not in the directory.
    pub(crate) fn level_of(&mut self, id: &str) -> Result<Option<LevelWord>, StoreError> {
        Ok(self.organ(id)?.map(|organ| organ.level))
    }

    fn organ(&mut self, id: &str) -> Result<Option<&Organ>, StoreError> {
        let found = match self.organs.entry(id.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(organ_tree::get(self.db, id)?),
        };
        Ok(found.as_ref())
    }

    /// Lists a region and those above it, nearest first: where its pack is looked for.
    pub(crate) fn chain(&mut self, code: &str) -> Result<Vec<String>, StoreError> {
        if let Some(known) = self.chains.get(code) {
            return Ok(known.clone());
        }
        let found = region::above(self.db, code)?;
        self.chains.insert(code.to_owned(), found.clone());
        Ok(found)
    }

    /// Lists who is told of a visit at the enterprise: officers of every region where the enterprise is.
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
        let found = match self.of(key)? {
            // Wherever the enterprise's own row goes.
            Some(registered) => {
                let mut regions = match self.places.get(&id) {
                    Some(places) => places.iter().map(|place| place.region.clone()).collect(),
                    None => premises::regions_of(self.db, id)?,
                };
                regions.push(registered);
                regions.into_iter().map(Scope::Region).collect()
            }
            None => own(),
        };
        self.enterprise_scopes.insert(id, found.clone());
        Ok(found)
    }
}
