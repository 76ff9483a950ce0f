//! Reads fields that bodies of several types share, each strictly: what is no such value makes the event malformed.

use ruqi_rules::Instant;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::record::refusal::Why;
use crate::text_limits::{ID_BYTES, PAGE, fits};
use crate::wire::event::ExemptionStated;

/// More matters than any published list has for one visit.
const MAX_MATTERS: usize = 50;

/// Reads a body as its wire form has it.
pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T, Why> {
    serde_json::from_str(text).map_err(|_| Why::Malformed)
}

/// Reads lower-case text with hyphens: one spelling for one id.
pub(crate) fn uuid<T: From<Uuid>>(text: &str) -> Result<T, Why> {
    let is_canonical = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let id = Uuid::try_parse(text).map_err(|_| Why::Malformed)?;
    is_canonical.then_some(id.into()).ok_or(Why::Malformed)
}

/// Reads an id that may be left out.
pub(crate) fn optional_uuid<T: From<Uuid>>(text: Option<String>) -> Result<Option<T>, Why> {
    text.as_deref().map(uuid).transpose()
}

/// Reads an instant.
pub(crate) fn instant(text: &str) -> Result<Instant, Why> {
    Instant::parse(text).map_err(|_| Why::BadTime)
}

/// Reads an instant that may be left out.
pub(crate) fn optional_instant(text: Option<&str>) -> Result<Option<Instant>, Why> {
    text.map(instant).transpose()
}

/// Reads an id that a directory or a pack gave: not empty, and short.
pub(crate) fn id(text: String) -> Result<String, Why> {
    let is_short = !text.is_empty() && text.len() <= ID_BYTES;
    is_short.then_some(text).ok_or(Why::Malformed)
}

/// Reads what a person wrote: at most a page.
pub(crate) fn written(text: String) -> Result<String, Why> {
    fits(&text, PAGE).then_some(text).ok_or(Why::Malformed)
}

/// Reads the matters of a visit.
pub(crate) fn matters(texts: Vec<String>) -> Result<Vec<String>, Why> {
    if texts.len() > MAX_MATTERS {
        return Err(Why::Malformed);
    }
    texts.into_iter().map(id).collect()
}

/// Reads an exemption: its ground is a pack's key, its reference any text.
pub(crate) fn exemption(stated: ExemptionStated) -> Result<ExemptionStated, Why> {
    Ok(ExemptionStated {
        ground: id(stated.ground)?,
        ..stated
    })
}
