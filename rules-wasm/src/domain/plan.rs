//! What an organ announced before: its annual plan (年度检查计划) and its filings (备案).

use serde::Deserialize;

use super::calendar::{Date, Instant};
use super::id::Id;
use super::object::{nullable, only_from_object};
use super::visit::Visit;

/// An item of an organ's annual plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(remote = "Self", expecting = "an object")]
pub struct PlanItem<'a> {
    /// Its id.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// Whose plan.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub organ: Id<'a>,
    /// The enterprise, or null for any.
    #[serde(borrow, deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub enterprise: Option<Id<'a>>,
    /// The matters that it covers.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub matters: Vec<Id<'a>>,
    /// First day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Date,
    /// Last day, included.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub to: Date,
}
only_from_object!(PlanItem);

/// A filing: an inspection announced.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(remote = "Self", expecting = "an object")]
pub struct Filing<'a> {
    /// Its id.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// Whose filing.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub organ: Id<'a>,
    /// The enterprise, or null for any.
    #[serde(borrow, deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub enterprise: Option<Id<'a>>,
    /// The matters that it covers.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub matters: Vec<Id<'a>>,
    /// First day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Date,
    /// Last day, included.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub to: Date,
    /// When the server received it.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub filed_at: Instant,
}
only_from_object!(Filing);

impl PlanItem<'_> {
    pub(crate) fn covers(&self, visit: &Visit<'_>, matter: &Id<'_>, on: Date) -> bool {
        (self.from..=self.to).contains(&on)
            && self.organ == visit.organ
            && self
                .enterprise
                .as_ref()
                .is_none_or(|enterprise| *enterprise == visit.enterprise)
            && self.matters.contains(matter)
    }
}

impl Filing<'_> {
    pub(crate) fn covers(&self, visit: &Visit<'_>, matter: &Id<'_>, on: Date) -> bool {
        (self.from..=self.to).contains(&on)
            && self.organ == visit.organ
            && self
                .enterprise
                .as_ref()
                .is_none_or(|enterprise| *enterprise == visit.enterprise)
            && self.matters.contains(matter)
    }
}
