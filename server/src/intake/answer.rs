//! Answers a push: the result of each event, and what is asked of chains.

use std::collections::{BTreeMap, HashMap};

use serde_json::value::RawValue;

use crate::intake::arrival::Arrival;
use crate::intake::fate::EventResult;
use crate::intake::verify::Kept;
use crate::record::event::Body;
use crate::record::jws::write_hash;
use crate::record::refusal::Why;
use crate::store::derived::verdicts;
use crate::store::ids::{EventId, PersonId, RecordHash};
use crate::store::{Db, StoreError};
use crate::wire::sync::{PushResponse, PushResult, PushStatus};

/// What became of a push, committed.
#[derive(Default)]
pub(crate) struct Done {
    pub(crate) results: Vec<Told>,
    pub(crate) chains: BTreeMap<String, u64>,
}

/// An event of which something will be said.
pub(crate) struct Asked {
    id: Option<EventId>,
    hash: RecordHash,
    /// It registers a visit of the officer who proved the request.
    asks_verdict: bool,
}

/// What is said of one event.
pub(crate) struct Told {
    asked: Asked,
    outcome: EventResult,
    pub(crate) verdict: Option<String>,
}

impl Asked {
    /// `proven`: whose key proved the request, if any did.
    pub(crate) fn of(kept: &Kept, proven: Option<PersonId>) -> Self {
        let event = kept.event.as_ref().ok();
        Self {
            id: kept.claims.id,
            hash: kept.sealed.hash,
            asks_verdict: event.is_some_and(|event| {
                Some(event.author) == proven && matches!(event.body, Body::Registration(_))
            }),
        }
    }

    pub(crate) fn told(self, outcome: EventResult) -> Told {
        Told {
            asked: self,
            outcome,
            verdict: None,
        }
    }
}

impl Told {
    pub(crate) fn rejected(hash: RecordHash, why: Why) -> Self {
        let asked = Asked {
            id: None,
            hash,
            asks_verdict: false,
        };
        asked.told(EventResult {
            status: PushStatus::Rejected,
            receipt: None,
            gap: false,
            why: Some(why),
        })
    }

    pub(crate) fn find_verdict(
        &self,
        c: &Db,
        outputs: &HashMap<EventId, String>,
    ) -> Result<Option<String>, StoreError> {
        let counts = matches!(
            self.outcome.status,
            PushStatus::Accepted | PushStatus::Duplicate
        );
        let Some(id) = self.asked.id.filter(|_| counts && self.asked.asks_verdict) else {
            return Ok(None);
        };
        match outputs.get(&id) {
            Some(output) => Ok(Some(output.clone())),
            None => Ok(verdicts::get(c, id)?.map(|stored| stored.output)),
        }
    }

    fn result(self) -> PushResult {
        PushResult {
            status: self.outcome.status,
            id: self.asked.id.map(|id| id.to_string()),
            hash: write_hash(&self.asked.hash),
            receipt: self.outcome.receipt,
            verdict: self.verdict.and_then(raw),
            gap: self.outcome.gap,
            why: self.outcome.why.map(|why| why.as_str().to_owned()),
            words: self.outcome.why.map(Why::words),
        }
    }
}

/// A verdict as it was stored. One that is damaged keeps no record from being taken: the phone judges by itself.
fn raw(output: String) -> Option<Box<RawValue>> {
    match RawValue::from_string(output) {
        Ok(verdict) => Some(verdict),
        Err(error) => {
            tracing::error!(%error, "a stored verdict cannot be read: it is not told");
            None
        }
    }
}

impl Done {
    pub(crate) fn response(self, arrival: &Arrival) -> PushResponse {
        PushResponse {
            epoch: arrival.epoch.to_string(),
            server_time: arrival.now.to_string(),
            upgrade_required: false,
            chains: self.chains,
            results: self.results.into_iter().map(Told::result).collect(),
        }
    }
}
