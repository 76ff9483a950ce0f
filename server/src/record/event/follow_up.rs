//! What is said of a visit after it: its outcome, and why a rule's finding of it is as it is.

use ruqi_rules::Date;

use crate::record::event::body::{id, json};
use crate::record::event::envelope::uuid;
use crate::record::event::{Body, Why};
use crate::wire::event::{ExplanationBody, OutcomeBody, OutcomeResult};

/// Characters of what a person wrote: a page.
const TEXT_CHARACTERS: usize = 2_000;

/// What came of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// In a word.
    pub result: OutcomeResult,
    /// What was ordered or done; may be blank.
    pub measures: String,
    /// The last day for putting right what was found.
    pub rectify_by: Option<Date>,
}

/// Why a finding is as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The rule that found it, as in packs.
    pub rule: String,
    /// In the officer's words.
    pub text: String,
}

pub(crate) fn outcome(text: &str) -> Result<Body, Why> {
    let body: OutcomeBody = json(text)?;
    let rectify_by = body.rectify_by.as_deref().map(Date::parse).transpose();
    let outcome = Outcome {
        result: body.result,
        measures: written(body.measures)?,
        rectify_by: rectify_by.map_err(|_| Why::BadTime)?,
    };
    Ok(Body::Outcome(uuid(&body.registration)?, outcome))
}

pub(crate) fn explanation(text: &str) -> Result<Body, Why> {
    let body: ExplanationBody = json(text)?;
    let explanation = Explanation {
        rule: id(body.rule)?,
        text: written(body.text)?,
    };
    let explains = !explanation.text.trim().is_empty();
    let registration = uuid(&body.registration)?;
    explains
        .then_some(Body::Explanation(registration, explanation))
        .ok_or(Why::Malformed)
}

fn written(text: String) -> Result<String, Why> {
    let fits = text.chars().count() <= TEXT_CHARACTERS;
    fits.then_some(text).ok_or(Why::Malformed)
}
