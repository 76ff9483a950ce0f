//! A supervisor's decision about a record that was set aside or held: the body of `aside_accepted` and `aside_refused`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::fields::json;
use crate::record::jws::read_hash;
use crate::record::refusal::Why;
use crate::store::ids::{EventId, RecordHash};

/// Body of `aside_accepted` and `aside_refused`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AsideBody {
    /// Base64url SHA-256 of the record's bytes.
    pub hash: String,
    /// For what it had been set aside; `gap`: it was held.
    pub why: String,
    /// Its id, where it could be read.
    pub event: Option<String>,
    /// 1–500 characters, for the officer to read.
    pub reason: String,
    /// The supervisor.
    pub by: String,
}

/// What was decided about a record.
#[derive(Debug, Clone)]
pub struct DeskDecision {
    /// Of the record's bytes.
    pub hash: RecordHash,
    /// For what it had been set aside; [`Why::Gap`]: it was held.
    pub why: Why,
    /// The record's id, where it could be read.
    pub event: Option<EventId>,
    /// For the officer to read.
    pub reason: String,
}

impl DeskDecision {
    /// Reads the body of a decision.
    pub(crate) fn parse(text: &str) -> Result<Self, Why> {
        let body: AsideBody = json(text)?;
        let event = body.event.as_deref();
        Ok(Self {
            hash: read_hash(&body.hash).ok_or(Why::Malformed)?,
            why: Why::parse(&body.why).ok_or(Why::Malformed)?,
            event: event.and_then(|id| id.parse().ok()),
            reason: body.reason,
        })
    }
}
