//! What is told of a visit after it: its outcome, of which the last word counts and all stay visible, and what its
//! officers explain of its findings.

use uuid::Uuid;

use crate::record::event::{Body, Outcome};
use crate::registration::Settling;
use crate::registration::derive::base::parse;
use crate::registration::derive::state::Told;
use crate::registration::view::organ::{Views, time};
use crate::registration::view::statements::Spoken;
use crate::store::StoreError;
use crate::store::derived::{explanation, outcome};
use crate::store::evidence::event;
use crate::wire::after::{ExplanationSeen, OutcomeSeen, OutcomeTold};

impl Settling<'_> {
    /// Keeps both; whether others were known. `known`: the registration was derived before.
    pub(crate) fn keep_after(
        &self,
        id: Uuid,
        told: &Told,
        known: bool,
    ) -> Result<bool, StoreError> {
        // Of most registrations nothing was ever said: nothing is looked for, nothing written.
        if !known && told.outcome.is_none() && told.explained.is_empty() {
            return Ok(false);
        }
        let last = told.outcome.as_ref().map(|(event, said)| row(*event, said));
        let another = outcome::get(self.tx, id)? != last;
        if another {
            outcome::replace(self.tx, id, last.as_ref())?;
        }
        let others = explanation::list(self.tx, id)? != told.explained;
        if others {
            explanation::replace(self.tx, id, &told.explained)?;
        }
        Ok(another || others)
    }
}

fn row(event: Uuid, said: &Outcome) -> outcome::Outcome {
    outcome::Outcome {
        event,
        result: said.result.as_str().to_owned(),
        rectify_by: said.rectify_by.map(|date| date.to_string()),
    }
}

impl Views<'_> {
    /// All outcomes that were told, in the order in which they count.
    pub(crate) fn outcomes(&mut self, spoken: &[Spoken]) -> Result<Vec<OutcomeSeen>, StoreError> {
        let mut seen = Vec::new();
        for Spoken { stored, body } in spoken {
            if let Body::Outcome(_, said) = body {
                seen.push(OutcomeSeen {
                    by: self.officer(stored.author)?.name,
                    at: time(stored.estimated_at),
                    result: said.result,
                    measures: said.measures.clone(),
                    rectify_by: said.rectify_by.map(|date| date.to_string()),
                });
            }
        }
        Ok(seen)
    }

    /// What was explained, in the order of the times.
    pub(crate) fn explanations(
        &mut self,
        spoken: &[Spoken],
    ) -> Result<Vec<ExplanationSeen>, StoreError> {
        let mut seen = Vec::new();
        for Spoken { stored, body } in spoken {
            if let Body::Explanation(_, said) = body {
                seen.push(ExplanationSeen {
                    by: self.officer(stored.author)?.name,
                    at: time(stored.estimated_at),
                    rule: said.rule.clone(),
                    text: said.text.clone(),
                });
            }
        }
        Ok(seen)
    }

    /// The outcome that counts, as the enterprise is told of it.
    pub(crate) fn outcome_told(&self, id: Uuid) -> Result<Option<OutcomeTold>, StoreError> {
        let Some(known) = outcome::get(self.c, id)? else {
            return Ok(None);
        };
        let said = event::get(self.c, known.event)?.and_then(|stored| parse(&stored));
        Ok(said.and_then(|body| match body {
            Body::Outcome(_, said) => Some(OutcomeTold {
                result: said.result,
                measures: said.measures,
                rectify_by: said.rectify_by.map(|date| date.to_string()),
            }),
            _ => None,
        }))
    }
}
