//! What an organ announced before: its annual plan (年度检查计划) and its filings (备案).

use super::calendar::{Date, Instant};
use super::id::Id;
use crate::json::{At, FromJson, Read};

/// An item of an organ's annual plan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlanItem<'a> {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// Whose plan.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub organ: Id<'a>,
    /// The enterprise, or null for any.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub enterprise: Option<Id<'a>>,
    /// The matters that it covers.
    #[cfg_attr(feature = "wasm", tsify(type = "string[]"))]
    pub matters: Vec<Id<'a>>,
    /// First day.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub from: Date,
    /// Last day, included.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub to: Date,
}

/// A filing: an inspection announced.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Filing<'a> {
    /// Its id.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// Whose filing.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub organ: Id<'a>,
    /// The enterprise, or null for any.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub enterprise: Option<Id<'a>>,
    /// The matters that it covers.
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
    /// When the organ's head approved it (审批); null: not yet.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub approved_at: Option<Instant>,
}

impl<'a> FromJson<'a> for PlanItem<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        Ok(PlanItem {
            id: at.key("id")?.read()?,
            organ: at.key("organ")?.read()?,
            enterprise: at.key("enterprise")?.read()?,
            matters: at.key("matters")?.read()?,
            from: at.key("from")?.read()?,
            to: at.key("to")?.read()?,
        })
    }
}

impl<'a> FromJson<'a> for Filing<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        let PlanItem {
            id,
            organ,
            enterprise,
            matters,
            from,
            to,
        } = at.read()?;
        let filed_at = at.key("filed_at")?.read()?;
        let approved_at = at
            .key_if_there("approved_at")?
            .map_or(Ok(None), |at| at.read())?;
        Ok(Filing {
            id,
            organ,
            enterprise,
            matters,
            from,
            to,
            filed_at,
            approved_at,
        })
    }
}
