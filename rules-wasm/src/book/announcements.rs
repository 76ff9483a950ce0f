//! Plan items and filings by organ and enterprise.

use super::names::Name;
use super::shelves::MatterSet;
use crate::domain::calendar::{Date, Instant};
use crate::numbers::{Numbers, hash_of_numbers};

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
    /// Of a filing that was approved.
    pub(crate) approved_at: Option<Instant>,
}

impl Item {
    fn is_of(&self, organ: Name, enterprise: Option<Name>) -> bool {
        self.organ == organ && self.enterprise == enterprise
    }
}

/// What was announced, in piles by (organ, enterprise or any).
#[derive(Debug, Default)]
pub(crate) struct Announcements {
    piles: Vec<Vec<Item>>,
    pile_of: Numbers,
}

impl Announcements {
    pub(crate) fn put(&mut self, item: Item) {
        if let Some(pile) = self.pile(item.organ, item.enterprise) {
            self.piles[pile as usize].push(item);
            return;
        }
        let piles = &self.piles;
        let hash_of = |pile: u32| {
            piles
                .get(pile as usize)
                .and_then(|pile| pile.first())
                .map_or(0, hash)
        };
        self.pile_of.insert(
            hash(&item),
            u32::try_from(piles.len()).unwrap_or(u32::MAX),
            &hash_of,
        );
        self.piles.push(vec![item]);
    }

    /// What an organ announced for an enterprise by name, and for any.
    pub(crate) fn of(&self, organ: Name, enterprise: Option<Name>) -> impl Iterator<Item = &Item> {
        let by_name = enterprise.and_then(|_| self.pile(organ, enterprise));
        by_name
            .into_iter()
            .chain(self.pile(organ, None))
            .flat_map(|pile| &self.piles[pile as usize])
    }

    fn pile(&self, organ: Name, enterprise: Option<Name>) -> Option<u32> {
        let is = |pile: u32| {
            self.piles[pile as usize]
                .first()
                .is_some_and(|item| item.is_of(organ, enterprise))
        };
        self.pile_of.find(key(organ, enterprise), is)
    }
}

fn hash(item: &Item) -> u64 {
    key(item.organ, item.enterprise)
}

fn key(organ: Name, enterprise: Option<Name>) -> u64 {
    hash_of_numbers(&[organ.handle(), enterprise.map_or(0, Name::handle)])
}
