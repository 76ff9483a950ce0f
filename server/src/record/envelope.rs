//! The envelope of a phone's event as JSON has it; [`super::event`] reads it.

use ruqi_rules::Instant;
use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::record::fields::instant;
use crate::record::refusal::Why;
use crate::wire::event::ClockKind;

/// Larger numbers are not the same in every language that reads JSON.
pub(crate) const MAX_EXACT_NUMBER: i64 = (1 << 53) - 1;

/// What every event carries, as text; its body is left as it came.
#[derive(Deserialize)]
pub(crate) struct EnvelopeText<'a> {
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) r#type: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) device: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) author: Cow<'a, str>,
    pub(crate) seq: i64,
    #[serde(borrow)]
    pub(crate) prev: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) wall: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) heard: Option<HeardText<'a>>,
    pub(crate) online: bool,
    pub(crate) clock: ClockKind,
    #[serde(borrow)]
    pub(crate) body: &'a RawValue,
}

/// The last contact with the server, as text.
#[derive(Deserialize)]
pub(crate) struct HeardText<'a> {
    #[serde(borrow)]
    server_time: Cow<'a, str>,
    #[serde(borrow)]
    wall: Cow<'a, str>,
    age_ms: u64,
}

/// The last contact with the server before sealing.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    /// What the server said.
    pub server_time: Instant,
    /// What the phone's clock said then.
    pub wall: Instant,
    /// Monotonic milliseconds since.
    pub age_ms: u64,
}

impl HeardText<'_> {
    /// Reads both clocks.
    pub(crate) fn read(&self) -> Result<Heard, Why> {
        Ok(Heard {
            server_time: instant(&self.server_time)?,
            wall: instant(&self.wall)?,
            age_ms: self.age_ms,
        })
    }
}
