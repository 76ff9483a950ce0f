//! The envelope of an event, from JSON.

use std::borrow::Cow;

use ruqi_rules::Instant;
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::defence::{self, Defence};
use crate::record::event::{Event, Heard, Why, body};
use crate::record::jws::read_hash;
use crate::wire::event::ClockKind;

/// Larger numbers are not the same in every language that reads JSON.
const LARGEST_NUMBER: i64 = (1 << 53) - 1;

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    r#type: Cow<'a, str>,
    #[serde(borrow)]
    device: Cow<'a, str>,
    #[serde(borrow)]
    author: Cow<'a, str>,
    seq: i64,
    #[serde(borrow)]
    prev: Cow<'a, str>,
    #[serde(borrow)]
    wall: Cow<'a, str>,
    #[serde(borrow)]
    heard: Option<HeardText<'a>>,
    online: bool,
    clock: ClockKind,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[derive(Deserialize)]
struct HeardText<'a> {
    #[serde(borrow)]
    server_time: Cow<'a, str>,
    #[serde(borrow)]
    wall: Cow<'a, str>,
    age_ms: u64,
}

pub(crate) fn event(payload: &[u8]) -> Result<Event, Why> {
    let envelope: Envelope<'_> = serde_json::from_slice(payload).map_err(|_| Why::Malformed)?;
    if !(1..=LARGEST_NUMBER).contains(&envelope.seq) && defence::stands(Defence::NumbersExact) {
        return Err(Why::Malformed);
    }
    let id = uuid(&envelope.id)?;
    if id.get_version_num() != 7 {
        return Err(Why::Malformed);
    }
    let author = uuid(&envelope.author)?;
    let heard = envelope.heard.map(|heard| heard.read()).transpose()?;
    let mut body = body::read(&envelope.r#type, envelope.body.get(), author)?;
    if let Some(heard) = heard {
        body.set_right(heard.server_time.saturating_sub(heard.wall));
    }
    Ok(Event {
        id,
        device: uuid(&envelope.device)?,
        author,
        seq: envelope.seq,
        prev: read_hash(&envelope.prev).ok_or(Why::Malformed)?,
        body,
        wall: instant(&envelope.wall)?,
        heard,
        online: envelope.online,
        clock: envelope.clock,
    })
}

impl HeardText<'_> {
    fn read(&self) -> Result<Heard, Why> {
        Ok(Heard {
            server_time: instant(&self.server_time)?,
            wall: instant(&self.wall)?,
            age_ms: self.age_ms,
        })
    }
}

/// Lower-case text with hyphens: one spelling for one id.
pub(crate) fn uuid(text: &str) -> Result<Uuid, Why> {
    let is_canonical = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let id = Uuid::try_parse(text).map_err(|_| Why::Malformed)?;
    is_canonical.then_some(id).ok_or(Why::Malformed)
}

pub(crate) fn instant(text: &str) -> Result<i64, Why> {
    Instant::parse(text)
        .map(Instant::millis)
        .map_err(|_| Why::BadTime)
}

/// What an event that is set aside claims of itself, as far as it can be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Claims {
    /// Its id.
    pub id: Option<Uuid>,
    /// Its place in the chain.
    pub seq: Option<i64>,
}

#[derive(Deserialize)]
struct ClaimsText {
    id: Option<serde_json::Value>,
    seq: Option<serde_json::Value>,
}

impl Claims {
    /// Reads what can be read.
    pub fn read(payload: &[u8]) -> Self {
        let Ok(text) = serde_json::from_slice::<ClaimsText>(payload) else {
            return Self::default();
        };
        let id = text.id.as_ref().and_then(serde_json::Value::as_str);
        let seq = text.seq.as_ref().and_then(serde_json::Value::as_i64);
        Self {
            id: id.and_then(|id| uuid(id).ok()),
            seq: seq.filter(|seq| (1..=LARGEST_NUMBER).contains(seq)),
        }
    }
}
