//! `averted`: an officer was warned before entering and did not go in. No visit.

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealed_visit::SealedVisit;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::record::types::registration::RegistrationBody;
use crate::store::ids::EventId;

/// An averted visit, as it was sealed.
#[derive(Debug, Clone)]
pub struct AvertedEvent(pub Box<SealedVisit>);

impl EventType for AvertedEvent {
    const NAME: &'static str = "averted";
    const ABOUT: About = About::Itself;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = RegistrationBody;

    fn parse(text: &str, sealer: &Sealer) -> Result<Self, Why> {
        let visit = SealedVisit::parse(text, sealer)?;
        let decision = visit.decision.as_ref();
        let stayed_out = decision.is_some_and(|decision| !decision.went_in);
        stayed_out.then_some(Self(visit)).ok_or(Why::Malformed)
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
        Meaning::Averts(self.0)
    }
}
