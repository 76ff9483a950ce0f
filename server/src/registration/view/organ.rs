//! Shows a registration as its organ and its supervisor see it.

use std::collections::HashMap;

use ruqi_rules::Instant;

use crate::record::acting_lookup::ActingLookup;
use crate::record::event::Body;
use crate::record::sealed_visit::SealedVisit;
use crate::record::stored_body::body_of;
use crate::registration::view::organ_names::OrganNames;
use crate::registration::view::stored_json;
use crate::store::access::persons;
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_key::{EnterpriseKey, State};
use crate::store::derived::{attendances, pending_verdicts, verdicts};
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::store::evidence::events;
use crate::store::ids::{EnterpriseId, EventId, PersonId};
use crate::store::{Db, StoreError};
use crate::wire::event::ExemptionStated;
use crate::wire::visits::{MatterSeen, OfficerSeen, RegistrationStatus, RegistrationView};

/// Reads views in one snapshot, each name once.
pub struct Views<'d> {
    pub(crate) db: &'d Db,
    pub(crate) acting: ActingLookup<'d>,
    organs: HashMap<String, OrganNames>,
    pub(crate) matters: HashMap<String, Option<MatterSeen>>,
    officers: HashMap<PersonId, OfficerSeen>,
    /// Which enterprises the reader may see; none: all that the rows name.
    pub(crate) sight: Option<EnterpriseScope>,
    pub(crate) enterprises: HashMap<EnterpriseId, Option<String>>,
    pub(crate) in_sight: HashMap<EnterpriseId, bool>,
}

impl<'d> Views<'d> {
    /// Begins with no name read.
    pub fn new(db: &'d Db) -> Self {
        Self {
            db,
            acting: ActingLookup::new(db),
            organs: HashMap::new(),
            matters: HashMap::new(),
            officers: HashMap::new(),
            sight: None,
            enterprises: HashMap::new(),
            in_sight: HashMap::new(),
        }
    }

    /// Shows the whole of a registration: to its own organ, and to the supervisor.
    pub fn registration(&mut self, found: &Registration) -> Result<RegistrationView, StoreError> {
        let visit = &found.visit;
        let sealed = self.sealed(visit.id)?;
        let said = verdicts::get(self.db, visit.id)?;
        let statements = self.statements(found)?;
        let outcomes = self.outcomes(&statements)?;
        let withdrawals = self.withdrawals(found, &statements)?;
        let (known, unknown) = match visit.enterprise {
            EnterpriseKey::Known(id) => (Some(id), None),
            EnterpriseKey::Unknown(fingerprint) => (None, Some(fingerprint.to_string())),
        };
        // A reference that was not given is a blank one.
        let reference = visit.reference.clone().unwrap_or_default();
        let exemption = (visit.ground.clone()).map(|ground| ExemptionStated { ground, reference });
        Ok(RegistrationView {
            id: visit.id.to_string(),
            enterprise: known.map(|id| id.to_string()),
            enterprise_name: self.enterprise_seen(found)?,
            unknown_code: unknown,
            organ: visit.organ.clone(),
            organ_name: self.organ_names(&visit.organ)?.zh,
            officers: self.officers(found)?,
            at: time(visit.at),
            started_at: visit.started_at.map(time),
            grade: found.grade.as_str().to_owned(),
            received_at: time(visit.received_at),
            category: visit.category.clone(),
            matters: self.matters(&visit.matters)?,
            exemption,
            joint: visit.joint.map(|id| id.to_string()),
            entry: visit.entry.as_str().to_owned(),
            decision: sealed.as_ref().and_then(|body| body.decision.clone()),
            afterwards: sealed.and_then(|body| body.afterwards),
            state: state(visit.state),
            withdrawn_because: withdrawals.counts.as_ref().map(|one| one.reason.clone()),
            withdrawn_by: withdrawals.counts.map(|one| one.by),
            void_withdrawals: withdrawals.void,
            gap: found.gap,
            released: found.released,
            versions: self.versions(found, &statements)?,
            outcome: outcomes.last().cloned(),
            outcomes,
            explanations: self.explanations(&statements)?,
            verdict_pending: pending_verdicts::is_pending(self.db, visit.id)?,
            differs: match &said {
                Some(said) => self.differences(&said.differs)?,
                None => Vec::new(),
            },
            verdict: said
                .map(|said| stored_json::raw("output", said.output))
                .transpose()?,
        })
    }

    /// Lists the officers of a registration: those named, then those who joined by the leader's screen.
    pub(crate) fn officers(
        &mut self,
        found: &Registration,
    ) -> Result<Vec<OfficerSeen>, StoreError> {
        let mut ids = found.officers.clone();
        for joined in attendances::list(self.db, found.visit.id)? {
            if joined.bound && !ids.contains(&joined.officer) {
                ids.push(joined.officer);
            }
        }
        ids.into_iter().map(|id| self.officer(id)).collect()
    }

    /// Shows a person as desks see one; nameless where it is not known (any more).
    pub fn officer(&mut self, id: PersonId) -> Result<OfficerSeen, StoreError> {
        if let Some(known) = self.officers.get(&id) {
            return Ok(known.clone());
        }
        let found = persons::find(self.db, id)?;
        let seen = OfficerSeen {
            id: id.to_string(),
            certificate: found.as_ref().and_then(|one| one.certificate.clone()),
            name: found.map_or_else(String::new, |one| one.name),
        };
        self.officers.insert(id, seen.clone());
        Ok(seen)
    }

    /// Finds the organ's name.
    pub fn organ_names(&mut self, id: &str) -> Result<OrganNames, StoreError> {
        if let Some(known) = self.organs.get(id) {
            return Ok(known.clone());
        }
        let names = OrganNames::read(self.db, id)?;
        self.organs.insert(id.to_owned(), names.clone());
        Ok(names)
    }

    /// Reads what the officer sealed: what is not derived comes from there.
    pub(crate) fn sealed(&self, id: EventId) -> Result<Option<Box<SealedVisit>>, StoreError> {
        let stored = events::get(self.db, id)?;
        Ok(match stored.as_ref().and_then(body_of) {
            Some(Body::Registration(registered)) => Some(registered.0),
            Some(_) | None => None,
        })
    }
}

pub(crate) fn time(at: Instant) -> String {
    at.to_string()
}

pub(crate) fn state(state: State) -> RegistrationStatus {
    match state {
        State::Stands => RegistrationStatus::Stands,
        State::Withdrawn => RegistrationStatus::Withdrawn,
        State::SameVisit => RegistrationStatus::SameVisit,
    }
}
