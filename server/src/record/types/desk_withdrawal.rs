//! `desk_withdrawal`: the organ's manager withdraws a registration at the desk. It works as a `withdrawal` does.

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

/// Body of `desk_withdrawal`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskWithdrawalBody {
    pub registration: String,
    pub reason: String,
    /// The organ's manager.
    pub by: String,
}

/// A withdrawal at the desk, as it was sealed.
#[derive(Debug, Clone)]
pub struct DeskWithdrawalEvent {
    /// Which registration.
    pub registration: EventId,
    /// For its organ and the supervisor to read.
    pub reason: String,
}

impl EventType for DeskWithdrawalEvent {
    const NAME: &'static str = "desk_withdrawal";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = DeskWithdrawalBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: DeskWithdrawalBody = json(text)?;
        Ok(Self {
            registration: uuid(&body.registration)?,
            reason: body.reason,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::ManagersOfItsOrgan
    }

    fn subjects(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn apply(&self, to: &mut RegistrationState, _: &Stamp) {
        to.withdrawn = true;
    }

    fn meaning(self) -> Meaning {
        Meaning::Withdraws {
            because: self.reason,
        }
    }
}
