//! What a pack lists by keys: levels, categories, grounds.

use super::Index;
use crate::domain::calendar::Date;

/// A level of organs (层级).
#[derive(Debug, Clone)]
pub struct Level {
    /// `city`, say.
    pub key: String,
    /// Its tier's place among the pack's tiers.
    pub(crate) tier: Option<Index>,
    /// The first day on which the document binds it.
    pub in_force: Date,
}

/// A category of visits (检查类别).
#[derive(Debug, Clone)]
pub struct Category {
    /// `routine`, say.
    pub key: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Whether the rules of inspections speak of it.
    pub inspection: bool,
    /// The ground that it implies.
    pub(crate) implies: Option<Index>,
}

/// A ground of exemption (免除事由).
#[derive(Debug, Clone)]
pub struct Ground {
    /// `complaint`, say.
    pub key: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Whether it lifts without a reference, too.
    pub lifts_blank: bool,
}
