//! Names enterprises to whoever may know them: an id that an officer wrote into a record is no way to learn whose it is.

use crate::registration::view::organ::Views;
use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::enterprise_record::{self, EnterpriseScope};
use crate::store::directory::{codes, premises};
use crate::store::ids::EnterpriseId;
use crate::store::{Db, StoreError};

impl<'d> Views<'d> {
    /// Begins with no name read, for a reader who may see these enterprises.
    pub(crate) fn within(db: &'d Db, sight: EnterpriseScope) -> Self {
        let mut views = Self::new(db);
        views.sight = Some(sight);
        views
    }

    /// Begins for whose registrations these are: an organ sees the enterprises of its region, a supervisor all where the
    /// region's organs went.
    pub(crate) fn at(db: &'d Db, sight: &RegistrationScope) -> Result<Self, StoreError> {
        Ok(match sight {
            RegistrationScope::Organ(_) => Self::within(db, EnterpriseScope::of_sight(db, sight)?),
            RegistrationScope::Region(_) => Self::new(db),
        })
    }

    /// Finds the name of a registration's enterprise, where the reader may see it, or its officer scanned a code there.
    pub(crate) fn enterprise_seen(
        &mut self,
        found: &Registration,
    ) -> Result<Option<String>, StoreError> {
        let EnterpriseKey::Known(id) = found.visit.enterprise else {
            return Ok(None);
        };
        if self.is_in_sight(id)? || self.was_scanned_at(found, id)? {
            return self.enterprise_name(id);
        }
        Ok(None)
    }

    /// Finds the name of an enterprise that a record names, where the reader may see it.
    pub(crate) fn enterprise_named(
        &mut self,
        id: EnterpriseId,
    ) -> Result<Option<String>, StoreError> {
        match self.is_in_sight(id)? {
            true => self.enterprise_name(id),
            false => Ok(None),
        }
    }

    /// Finds the enterprise's name, where it is known, whoever reads it.
    pub(crate) fn enterprise_name(
        &mut self,
        id: EnterpriseId,
    ) -> Result<Option<String>, StoreError> {
        if let Some(known) = self.enterprises.get(&id) {
            return Ok(known.clone());
        }
        let name = enterprise_record::get(self.db, id)?.map(|one| one.name);
        self.enterprises.insert(id, name.clone());
        Ok(name)
    }

    fn is_in_sight(&mut self, id: EnterpriseId) -> Result<bool, StoreError> {
        let Some(sight) = &self.sight else {
            return Ok(true);
        };
        if let Some(known) = self.in_sight.get(&id) {
            return Ok(*known);
        }
        let is_in_sight = enterprise_record::was_ever_in(self.db, sight, id)?;
        self.in_sight.insert(id, is_in_sight);
        Ok(is_in_sight)
    }

    /// Whether the registration's code hung at a door of the enterprise: nobody has a code's text who was not there.
    fn was_scanned_at(&self, found: &Registration, id: EnterpriseId) -> Result<bool, StoreError> {
        let Some(code) = found.code else {
            return Ok(false);
        };
        for bound in codes::by_fingerprint(self.db, code)? {
            if premises::get(self.db, bound.premises)?.is_some_and(|place| place.enterprise == id) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
