//! `aside_accepted` and `aside_refused`: a supervisor lets a record count that was set aside or held, or decides that it
//! never does. Its bytes are kept; one that counts brings itself what changes.

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

/// A supervisor's decision about a record.
#[derive(Debug, Clone)]
pub struct AsideDecidedEvent<const ACCEPTED: bool>(pub DeskDecision);

/// A decision that a record counts.
pub type AsideAcceptedEvent = AsideDecidedEvent<true>;
/// A decision that a record never counts.
pub type AsideRefusedEvent = AsideDecidedEvent<false>;

impl<const ACCEPTED: bool> EventType for AsideDecidedEvent<ACCEPTED> {
    const NAME: &'static str = if ACCEPTED {
        "aside_accepted"
    } else {
        "aside_refused"
    };
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
        let state = if ACCEPTED {
            DecisionState::Accepted
        } else {
            DecisionState::Refused
        };
        Meaning::Decides(state, self.0)
    }
}
