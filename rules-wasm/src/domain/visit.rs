//! A visit as the rules judge it: what a registration says, and nothing of who wrote it.

use std::borrow::Cow;

use super::calendar::Instant;
use super::id::Id;
use crate::enum_words;
use crate::json::{At, FromJson, Read};

/// One visit of an organ to an enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Visit<'a> {
    /// Orders visits of the same instant.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// Opaque here.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub enterprise: Id<'a>,
    /// The administrative organ (行政机关); its teams are it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub organ: Id<'a>,
    /// A key of the pack's levels.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub level: Id<'a>,
    /// A key of the pack's categories.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub category: Id<'a>,
    /// Inspection matters (检查事项); at least one where the category is an inspection.
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub matters: Vec<Id<'a>>,
    /// When it was registered.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub at: Instant,
    /// When the inspection itself began, if known.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub started_at: Option<Instant>,
    /// How the enterprise was told.
    pub entry: Entry,
    /// The joint inspection (综合查一次) that it is part of.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub joint: Option<Id<'a>>,
    /// The ground claimed, as stated.
    #[cfg_attr(feature = "wasm", tsify(type = "Exemption | null"))]
    pub exemption: Option<Exemption<'a>>,
    /// Withdrawn. Of no meaning on the visit that is judged.
    #[cfg_attr(feature = "wasm", tsify(type = "boolean", optional))]
    pub void: bool,
}

impl<'a> FromJson<'a> for Visit<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        // What owns memory comes last: a refusal on the way then has nothing to give back.
        let registered = at.key("at")?.read()?;
        let started_at = at.key("started_at")?.read()?;
        let entry = at.key("entry")?.read()?;
        let void = at.key_if_there("void")?.map_or(Ok(false), |at| at.read())?;
        Ok(Visit {
            id: at.key("id")?.read()?,
            enterprise: at.key("enterprise")?.read()?,
            organ: at.key("organ")?.read()?,
            level: at.key("level")?.read()?,
            category: at.key("category")?.read()?,
            matters: at.key("matters")?.read()?,
            at: registered,
            started_at,
            entry,
            joint: at.key("joint")?.read()?,
            exemption: at.key("exemption")?.read()?,
            void,
        })
    }
}

impl Visit<'_> {
    /// The visit's instant: when the inspection began, where that is known and earlier than its registration.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.started_at
            .map_or(self.at, |started| started.min(self.at))
    }
}

enum_words! {
    /// How the enterprise's code came in.
    #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
    pub enum Entry {
        /// Read by a camera, from a picture or a licence.
        Scan = "scan",
        /// Typed in, or searched for.
        Manual = "manual",
    }
}

impl FromJson<'_> for Entry {
    fn read(at: &At<'_, '_>) -> Read<Self> {
        match Entry::parse(at.any_text()?) {
            Some(entry) => Ok(entry),
            None => at.refuse("is neither scan nor manual"),
        }
    }
}

/// A ground for exemption, with what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Exemption<'a> {
    /// A key of the pack's grounds, or one that it does not know.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub ground: Cow<'a, str>,
    /// Number of the document, complaint or case; may be blank.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub reference: Cow<'a, str>,
}

impl<'a> FromJson<'a> for Exemption<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        Ok(Exemption {
            ground: at.key("ground")?.any_text()?.clone(),
            reference: at.key("reference")?.any_text()?.clone(),
        })
    }
}

impl Exemption<'_> {
    /// Whether nothing is left of the reference after trimming Unicode White_Space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.reference.trim().is_empty()
    }
}
