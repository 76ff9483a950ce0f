//! `outcome`: officers of its organ say what came of a visit. All of them stay visible, the last counts.

use ruqi_rules::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{json, uuid, written};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::{LastOutcome, RegistrationState};
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;
use crate::wire::event::OutcomeResult;

/// Body of `outcome`: what came of the visit. A later one by (estimated time, id) takes the place of an earlier.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OutcomeBody {
    pub registration: String,
    pub result: OutcomeResult,
    /// What was ordered or done, at most 2,000 characters; blank where there is nothing to say. The enterprise sees it.
    pub measures: String,
    /// YYYY-MM-DD, the last day for putting right what was found.
    pub rectify_by: Option<String>,
}

/// What came of a visit, as it was sealed.
#[derive(Debug, Clone)]
pub struct OutcomeEvent {
    /// Of which registration.
    pub registration: EventId,
    /// In a word.
    pub result: OutcomeResult,
    /// What was ordered or done; may be blank.
    pub measures: String,
    /// The last day for putting right what was found.
    pub rectify_by: Option<Date>,
}

impl EventType for OutcomeEvent {
    const NAME: &'static str = "outcome";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = OutcomeBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: OutcomeBody = json(text)?;
        let rectify_by = body.rectify_by.as_deref().map(Date::parse).transpose();
        Ok(Self {
            result: body.result,
            measures: written(body.measures)?,
            rectify_by: rectify_by.map_err(|_| Why::BadTime)?,
            registration: uuid(&body.registration)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersOfItsOrgan
    }

    fn subjects(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        to.outcome = Some(LastOutcome {
            event: by.id,
            result: self.result,
            rectify_by: self.rectify_by,
        });
    }

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
