//! `same_visit`: two registrations of one organ mean one visit. The earlier counts as it, the other no longer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{json, uuid};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;

/// Body of `same_visit`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SameVisitBody {
    pub registrations: [String; 2],
}

/// Two registrations that mean one visit.
#[derive(Debug, Clone)]
pub struct SameVisitEvent(pub [EventId; 2]);

impl EventType for SameVisitEvent {
    const NAME: &'static str = "same_visit";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = SameVisitBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let SameVisitBody {
            registrations: [one, other],
        } = json(text)?;
        let two = [uuid(&one)?, uuid(&other)?];
        let they_differ = two[0] != two[1];
        they_differ.then_some(Self(two)).ok_or(Why::Malformed)
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersOfItsOrgan
    }

    fn subjects(&self) -> Vec<EventId> {
        self.0.to_vec()
    }

    fn apply(&self, to: &mut RegistrationState, _: &Stamp) {
        let others = self.0.into_iter().filter(|id| *id != to.id);
        to.same.extend(others);
    }

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
