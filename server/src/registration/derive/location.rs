//! Where a visit was: from what the event names to an enterprise, its premises and its region.

use uuid::Uuid;

use crate::record::event::Registered;
use crate::registration::Settling;
use crate::store::StoreError;
use crate::store::derived::claim;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::{code, merger, premises};

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
            Some(read) => code::premises_at(self.tx, read.fingerprint.0, &read.text, instant)?,
            None => None,
        };
        let premises = match body.premises.or(bound) {
            Some(id) => premises::get(self.tx, id)?,
            None => None,
        };
        let named = body
            .enterprise
            .or(premises.as_ref().map(|premises| premises.enterprise));
        let enterprise = match (named, &body.code) {
            (Some(id), _) => {
                let (id, region) = merger::survivor(self.tx, id)?;
                self.regions.learn(id, region);
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
            region: match self.regions.of(enterprise)? {
                Some(region) => region,
                None => self.regions.of_organ(organ)?,
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
            .map(|id| premises::get(self.tx, id))
            .transpose()?
            .flatten()
        else {
            return Ok(Leads::Nowhere);
        };
        let (other, _) = merger::survivor(self.tx, place.enterprise)?;
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
            Leads::Nowhere | Leads::Elsewhere(_) => claim::insert(self.tx, code, id),
            Leads::There if known => claim::remove(self.tx, code, id),
            Leads::There => Ok(()),
        }
    }
}
