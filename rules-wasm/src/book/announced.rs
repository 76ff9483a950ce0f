//! Plan items and filings by organ and enterprise.

use rustc_hash::FxHashMap;

use super::names::Name;
use super::shelves::MatterSet;
use crate::domain::calendar::{Date, Instant};

/// An item of the plan, or a filing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    pub(crate) id: Name,
    pub(crate) organ: Name,
    /// `None`: any.
    pub(crate) enterprise: Option<Name>,
    pub(crate) matters: MatterSet,
    pub(crate) from: Date,
    pub(crate) to: Date,
    /// Of a filing.
    pub(crate) filed_at: Option<Instant>,
}

/// What was announced, by (organ, enterprise or any).
#[derive(Debug, Default)]
pub(crate) struct Announced(FxHashMap<(Name, Option<Name>), Vec<Item>>);

impl Announced {
    pub(crate) fn put(&mut self, item: Item) {
        self.0
            .entry((item.organ, item.enterprise))
            .or_default()
            .push(item);
    }

    /// What an organ announced for an enterprise by name, and for any.
    pub(crate) fn of(&self, organ: Name, enterprise: Option<Name>) -> impl Iterator<Item = &Item> {
        let by_name = enterprise.and_then(|_| self.0.get(&(organ, enterprise)));
        by_name
            .into_iter()
            .chain(self.0.get(&(organ, None)))
            .flatten()
    }
}
