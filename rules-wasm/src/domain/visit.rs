//! A visit as the rules judge it: what a registration says, and nothing of who wrote it.

use std::borrow::Cow;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::calendar::Instant;
use super::id::Id;
use super::object::{nullable, only_from_object};

/// One visit of an organ to an enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(remote = "Self", expecting = "an object")]
pub struct Visit<'a> {
    /// Orders visits of the same instant.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// Opaque here.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub enterprise: Id<'a>,
    /// The administrative organ (行政机关); its teams are it.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub organ: Id<'a>,
    /// A key of the pack's levels.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub level: Id<'a>,
    /// A key of the pack's categories.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub category: Id<'a>,
    /// Inspection matters (检查事项); at least one where the category is an inspection.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub matters: Vec<Id<'a>>,
    /// When it was registered.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Instant,
    /// When the inspection itself began, if known.
    #[serde(deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub started_at: Option<Instant>,
    /// How the enterprise was told.
    pub entry: Entry,
    /// The joint inspection (综合查一次) that it is part of.
    #[serde(borrow, deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub joint: Option<Id<'a>>,
    /// The ground claimed, as stated.
    #[serde(borrow, deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "Exemption | null"))]
    pub exemption: Option<Exemption<'a>>,
    /// Withdrawn. Of no meaning on the visit that is judged.
    #[serde(default)]
    pub void: bool,
}
only_from_object!(Visit);

impl Visit<'_> {
    /// The visit's instant: when the inspection began, where that is known and earlier than its registration.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.started_at
            .map_or(self.at, |started| started.min(self.at))
    }
}

/// How the enterprise's code came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Read by a camera, from a picture or a licence.
    Scan,
    /// Typed in, or searched for.
    Manual,
}

// By hand: serde's derived enums also read `{"scan": null}`, and take a null for a fault of the JSON itself.
impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match &*Id::deserialize(deserializer)? {
            "scan" => Ok(Entry::Scan),
            "manual" => Ok(Entry::Manual),
            _ => Err(D::Error::custom("is neither scan nor manual")),
        }
    }
}

/// A ground for exemption, with what proves it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(remote = "Self", expecting = "an object")]
pub struct Exemption<'a> {
    /// A key of the pack's grounds, or one that it does not know.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub ground: Cow<'a, str>,
    /// Number of the document, complaint or case; may be blank.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub reference: Cow<'a, str>,
}
only_from_object!(Exemption);

impl Exemption<'_> {
    /// Whether nothing is left of the reference after trimming Unicode White_Space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.reference.trim().is_empty()
    }
}
