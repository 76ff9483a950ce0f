//! `registration`: an officer registers a visit at the door.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealed_visit::SealedVisit;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;
use crate::wire::event::{
    Afterwards, CodeRead, Decision, ExemptionStated, Geolocation, How, PackRef, Shown,
};

/// Body of `registration`; of `averted` too, which leaves `place` null.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegistrationBody {
    pub organ: String,
    /// `national` | `province` | `city` | `county` | `township`.
    pub level: String,
    /// Officers' ids, author first; named colleagues after.
    pub officers: Vec<String>,
    /// What was scanned or typed, or null where the enterprise was searched for.
    pub code: Option<CodeRead>,
    /// The enterprise's id, as the phone knew it.
    pub enterprise: Option<String>,
    pub premises: Option<String>,
    pub how: How,
    /// A key of the pack's categories.
    pub category: String,
    pub matters: Vec<String>,
    pub exemption: Option<ExemptionStated>,
    /// When the inspection itself began, by the phone's wall clock, if known.
    pub started_at: Option<String>,
    /// Registered after the event (补录).
    pub afterwards: Option<Afterwards>,
    /// Registration id of the joint inspection's leader (综合查一次).
    pub joint: Option<String>,
    pub plan_item: Option<String>,
    pub filing: Option<String>,
    pub approval: Option<String>,
    pub place: Option<Geolocation>,
    pub pack: Option<PackRef>,
    pub shown: Shown,
    pub decision: Option<Decision>,
}

/// A registration, as it was sealed.
#[derive(Debug, Clone)]
pub struct RegistrationEvent(pub Box<SealedVisit>);

impl EventType for RegistrationEvent {
    const NAME: &'static str = "registration";
    const ABOUT: About = About::Itself;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = RegistrationBody;

    fn parse(text: &str, sealer: &Sealer) -> Result<Self, Why> {
        SealedVisit::parse(text, sealer).map(Self)
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersOf(&self.0.organ)
    }

    fn subjects(&self) -> Vec<EventId> {
        Vec::new()
    }

    fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        self.0.apply(to, by);
    }

    fn meaning(self) -> Meaning {
        Meaning::Registers(self.0)
    }
}
