//! `explanation`: officers of its organ say why a rule's finding of a visit is as it is. The enterprise never sees it.

use ruqi_rules::Rule;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{id, json, uuid, written};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;

/// Body of `explanation`: of a rule's finding of the registration. The enterprise never sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ExplanationBody {
    pub registration: String,
    /// As in packs.
    pub rule: String,
    /// 1–2,000 characters.
    pub text: String,
}

/// An explanation, as it was sealed.
#[derive(Debug, Clone)]
pub struct ExplanationEvent {
    /// Of which registration.
    pub registration: EventId,
    /// The rule that found it, as in packs.
    pub rule: String,
    /// In the officer's words.
    pub text: String,
}

impl EventType for ExplanationEvent {
    const NAME: &'static str = "explanation";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = ExplanationBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: ExplanationBody = json(text)?;
        let explanation = Self {
            rule: id(body.rule)?,
            text: written(body.text)?,
            registration: uuid(&body.registration)?,
        };
        let explains = !explanation.text.trim().is_empty();
        explains.then_some(explanation).ok_or(Why::Malformed)
    }

    /// A rule that is none here is one of a later server: the explanation waits for that.
    fn check_new(&self) -> Result<(), Why> {
        let is_a_rule = Rule::ALL.iter().any(|rule| rule.as_str() == self.rule);
        is_a_rule.then_some(()).ok_or(Why::UnknownType)
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersOfItsOrgan
    }

    fn subjects(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        to.explained.push((by.id, self.rule.clone()));
    }

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
