//! Keeps and shows what is said of a visit after it: its outcome, of which the last word counts and all stay visible,
//! and what its officers explain of its findings.

use crate::record::event::Body;
use crate::record::registration_state::{LastOutcome, RegistrationState};
use crate::record::stored_body::body_of;
use crate::registration::settling::Settling;
use crate::registration::view::organ::{Views, time};
use crate::registration::view::statements::Statement;
use crate::store::StoreError;
use crate::store::derived::{explanations, outcomes};
use crate::store::evidence::events;
use crate::store::ids::EventId;
use crate::wire::follow_up::{ExplanationSeen, OutcomeSeen, OutcomeTold};

impl Settling<'_> {
    /// Keeps the outcome and the explanations of a registration; whether others were known. `known`: the registration
    /// was derived before.
    pub(crate) fn keep_follow_up(
        &self,
        state: &RegistrationState,
        known: bool,
    ) -> Result<bool, StoreError> {
        // Of most registrations nothing was ever said: nothing is looked for, nothing written.
        if !known && state.outcome.is_none() && state.explained.is_empty() {
            return Ok(false);
        }
        let last = state.outcome.as_ref().map(row);
        let another = outcomes::get(self.basis.tx, state.id)? != last;
        if another {
            outcomes::replace(self.basis.tx, state.id, last.as_ref())?;
        }
        let others = explanations::list(self.basis.tx, state.id)? != state.explained;
        if others {
            explanations::replace(self.basis.tx, state.id, &state.explained)?;
        }
        Ok(another || others)
    }
}

fn row(last: &LastOutcome) -> outcomes::StoredOutcome {
    outcomes::StoredOutcome {
        event: last.event,
        result: last.result,
        rectify_by: last.rectify_by.map(|date| date.to_string()),
    }
}

impl Views<'_> {
    /// Lists all outcomes of a visit, in the order in which they count.
    pub(crate) fn outcomes(
        &mut self,
        statements: &[Statement],
    ) -> Result<Vec<OutcomeSeen>, StoreError> {
        let mut seen = Vec::new();
        for Statement { stored, body } in statements {
            if let Body::Outcome(said) = body {
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

    /// Lists what was explained of a visit, in the order of the times.
    pub(crate) fn explanations(
        &mut self,
        statements: &[Statement],
    ) -> Result<Vec<ExplanationSeen>, StoreError> {
        let mut seen = Vec::new();
        for Statement { stored, body } in statements {
            if let Body::Explanation(said) = body {
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

    /// Finds the outcome that counts, as the enterprise is told of it.
    pub(crate) fn outcome_told(&self, id: EventId) -> Result<Option<OutcomeTold>, StoreError> {
        let Some(known) = outcomes::get(self.db, id)? else {
            return Ok(None);
        };
        let stored = events::get(self.db, known.event)?;
        Ok(match stored.as_ref().and_then(body_of) {
            Some(Body::Outcome(said)) => Some(OutcomeTold {
                result: said.result,
                measures: said.measures,
                rectify_by: said.rectify_by.map(|date| date.to_string()),
            }),
            Some(_) | None => None,
        })
    }
}
