//! Looks regions up, each once: where enterprises and organs are, which regions lie above, who is told of a visit.

use std::collections::{BTreeSet, HashMap};

use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::{enterprise_record, organ_tree, premises, region};
use crate::store::ids::EnterpriseId;
use crate::store::pull::changes::Scope;
use crate::store::{Db, StoreError};

/// Looks regions up in one snapshot, and remembers them.
pub(crate) struct RegionLookup<'d> {
    db: &'d Db,
    regions: HashMap<EnterpriseId, Option<String>>,
    organ_regions: HashMap<String, String>,
    chains: HashMap<String, Vec<String>>,
    enterprise_scopes: HashMap<EnterpriseId, BTreeSet<Scope>>,
}

impl<'d> RegionLookup<'d> {
    /// Begins a lookup, with nothing found.
    pub(crate) fn new(db: &'d Db) -> Self {
        Self {
            db,
            regions: HashMap::new(),
            organ_regions: HashMap::new(),
            chains: HashMap::new(),
            enterprise_scopes: HashMap::new(),
        }
    }

    /// Remembers the region of an enterprise that was found on the way.
    pub(crate) fn learn(&mut self, enterprise: EnterpriseId, region: Option<String>) {
        self.regions.insert(enterprise, region);
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
        if let Some(known) = self.organ_regions.get(id) {
            return Ok(known.clone());
        }
        let found = organ_tree::get(self.db, id)?.map_or_else(String::new, |organ| organ.region);
        self.organ_regions.insert(id.to_owned(), found.clone());
        Ok(found)
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
                let mut regions = premises::regions_of(self.db, id)?;
                regions.push(registered);
                regions.into_iter().map(Scope::Region).collect()
            }
            None => own(),
        };
        self.enterprise_scopes.insert(id, found.clone());
        Ok(found)
    }
}
