//! Finds where a visit was: from what the event names to an enterprise, its premises and its region.

use ruqi_rules::{Fingerprint, Instant};
use uuid::Uuid;

use crate::record::sealed_visit::SealedVisit;
use crate::registration::derive::derived_visit::{CodeTarget, VisitLocation};
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::code_claims;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::codes;
use crate::store::directory::premises::Premises;
use crate::store::ids::EventId;

impl Settling<'_> {
    /// Finds where a visit was: at the enterprise that the event names, else at the code's, as it was bound at
    /// `instant`; mergers are followed. A code that was bound to nothing then means an enterprise of its own.
    pub(crate) fn location(
        &mut self,
        body: &SealedVisit,
        organ: &str,
        instant: Instant,
    ) -> Result<VisitLocation, StoreError> {
        let bound = match &body.code {
            Some(read) => codes::premises_at(self.basis.tx, read.fingerprint, &read.text, instant)?,
            None => None,
        };
        let premises = match body.premises.or(bound) {
            Some(id) => self.regions.premises(id)?,
            None => None,
        };
        let named = body
            .enterprise
            .or(premises.as_ref().map(|premises| premises.enterprise));
        let enterprise = match (named, &body.code) {
            (Some(id), _) => EnterpriseKey::Known(self.regions.survivor(id)?),
            (None, Some(read)) => EnterpriseKey::Unknown(read.fingerprint),
            // The event was parsed: one of the two is there.
            (None, None) => EnterpriseKey::Unknown(Fingerprint([0; 8])),
        };
        let names_other_premises = match &premises {
            Some(there) => !self.is_of(there, enterprise)?,
            None => false,
        };
        Ok(VisitLocation {
            code_target: self.code_target(body, enterprise, bound)?,
            enterprise,
            premises: premises
                .filter(|_| !names_other_premises)
                .map(|premises| premises.id),
            names_other_premises,
            region: match self.regions.of(enterprise)? {
                Some(region) => region,
                None => self.regions.of_organ(organ)?,
            },
        })
    }

    /// Whether premises are this enterprise's, or were of one that was merged into it.
    fn is_of(
        &mut self,
        premises: &Premises,
        enterprise: EnterpriseKey,
    ) -> Result<bool, StoreError> {
        let owner = self.regions.survivor(premises.enterprise)?;
        Ok(enterprise == EnterpriseKey::Known(owner))
    }

    fn code_target(
        &mut self,
        body: &SealedVisit,
        enterprise: EnterpriseKey,
        bound: Option<Uuid>,
    ) -> Result<CodeTarget, StoreError> {
        if body.enterprise.is_none() || body.code.is_none() {
            return Ok(CodeTarget::Fits);
        }
        let Some(there) = bound
            .map(|id| self.regions.premises(id))
            .transpose()?
            .flatten()
        else {
            return Ok(CodeTarget::Nothing);
        };
        if self.is_of(&there, enterprise)? {
            return Ok(CodeTarget::Fits);
        }
        Ok(CodeTarget::Another(
            self.regions.survivor(there.enterprise)?,
        ))
    }

    /// Notes whether a registration is to be derived again once its code is bound. `known`: it was derived before.
    pub(crate) fn keep_claim(
        &self,
        id: EventId,
        code: Fingerprint,
        target: CodeTarget,
        known: bool,
    ) -> Result<(), StoreError> {
        match target {
            CodeTarget::Nothing | CodeTarget::Another(_) => {
                code_claims::insert(self.basis.tx, code, id)
            }
            CodeTarget::Fits if known => code_claims::remove(self.basis.tx, code, id),
            CodeTarget::Fits => Ok(()),
        }
    }
}
