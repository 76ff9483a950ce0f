//! `withdrawal`: an officer who registered a visit or came to it withdraws it, or a manager of its organ. It stays in every
//! list and is void to the rules.

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

/// Body of `withdrawal`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WithdrawalBody {
    pub registration: String,
    pub reason: String,
}

/// A withdrawal, as it was sealed.
#[derive(Debug, Clone)]
pub struct WithdrawalEvent {
    /// Which registration.
    pub registration: EventId,
    /// For its organ and the supervisor to read.
    pub reason: String,
}

impl EventType for WithdrawalEvent {
    const NAME: &'static str = "withdrawal";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = WithdrawalBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: WithdrawalBody = json(text)?;
        Ok(Self {
            registration: uuid(&body.registration)?,
            reason: body.reason,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersWhoCame
    }

    fn subjects(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        to.withdrawals.push(by.into());
    }

    fn meaning(self) -> Meaning {
        Meaning::Withdraws {
            because: self.reason,
        }
    }
}
