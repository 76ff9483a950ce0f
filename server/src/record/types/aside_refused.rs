//! `aside_refused`: a supervisor decides that a record that was set aside never counts. Its bytes are kept.

use crate::record::authors::Authors;
use crate::record::desk_decision::{AsideBody, DeskDecision};
use crate::record::event_type::{About, EventType, Retention};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::evidence::quarantine_decisions::DecisionState;
use crate::store::ids::EventId;

/// A decision that a record never counts.
#[derive(Debug, Clone)]
pub struct AsideRefusedEvent(pub DeskDecision);

impl EventType for AsideRefusedEvent {
    const NAME: &'static str = "aside_refused";
    const ABOUT: About = About::Record;
    const RETENTION: Retention = Retention::WithItsRecord;
    type Wire = AsideBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        DeskDecision::parse(text).map(Self)
    }

    fn authors(&self) -> Authors<'_> {
        Authors::Supervisors
    }

    fn subjects(&self) -> Vec<EventId> {
        Vec::new()
    }

    /// Changes no registration: it is about a record.
    fn apply(&self, _: &mut RegistrationState, _: &Stamp) {}

    fn meaning(self) -> Meaning {
        Meaning::Decides(DecisionState::Refused, self.0)
    }
}
