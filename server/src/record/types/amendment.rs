//! `amendment`: officers of its organ set fields of a registration, each whole. For each the last counts.

use ruqi_rules::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{exemption, json, matters, optional_instant, optional_uuid, uuid};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;
use crate::wire::event::ExemptionStated;

/// Body of `amendment`: each field present is set whole; for each the last by (estimated time, id) wins.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AmendmentBody {
    pub registration: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<ExemptionStated>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matters: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<String>,
}

/// Fields that an amendment sets.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "docs/SYNC-PROTOCOL.md has the table of fields")]
pub struct AmendmentEvent {
    pub registration: EventId,
    pub exemption: Option<ExemptionStated>,
    pub matters: Option<Vec<String>>,
    /// By the clock of the phone that amends.
    pub started_at: Option<Instant>,
    pub joint: Option<EventId>,
}

impl EventType for AmendmentEvent {
    const NAME: &'static str = "amendment";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = AmendmentBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: AmendmentBody = json(text)?;
        Ok(Self {
            registration: uuid(&body.registration)?,
            exemption: body.exemption.map(exemption).transpose()?,
            matters: body.matters.map(matters).transpose()?,
            started_at: optional_instant(body.started_at.as_deref())?,
            joint: optional_uuid(body.joint)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersOfItsOrgan
    }

    fn subjects(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        to.exemptions_offered.extend(self.exemption.clone());
        if let Some(matters) = &self.matters {
            to.matters.clone_from(matters);
        }
        if let Some(at) = self.started_at {
            to.started_at = Some(at + by.shift);
        }
        to.joint = self.joint.or(to.joint);
        to.amended |= self.matters.is_some() || self.started_at.is_some() || self.joint.is_some();
    }

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
