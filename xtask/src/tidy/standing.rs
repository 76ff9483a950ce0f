//! What still breaks a rule of the house, and why. Nothing is added to these lists: what is put right leaves its list, which
//! tidy asks for, until all are empty.

use super::complaint::Complaint;
use std::collections::BTreeSet;

const HERE: &str = "xtask/src/tidy/standing.rs";

pub struct Standing {
    pub what: &'static str,
    pub because: &'static str,
}

const fn still(what: &'static str, because: &'static str) -> Standing {
    Standing { what, because }
}

/// A list while it is held against the repository.
pub struct Tally {
    list: &'static [Standing],
    seen: BTreeSet<&'static str>,
}

impl Tally {
    pub fn of(list: &'static [Standing]) -> Self {
        let seen = BTreeSet::new();
        Self { list, seen }
    }

    /// Whether this is known to break its rule still.
    pub fn excuses(&mut self, what: &str) -> bool {
        let found = self.list.iter().find(|one| one.what == what);
        found.is_some_and(|one| {
            self.seen.insert(one.what);
            true
        })
    }

    /// A complaint for each on the list that breaks its rule no more.
    pub fn gone(self) -> Vec<Complaint> {
        let gone = self.list.iter().filter(|one| !self.seen.contains(one.what));
        gone.map(|Standing { what, because }| {
            Complaint::of(
                HERE,
                format!("put right, so take it off its list: {what} ({because})"),
            )
        })
        .collect()
    }
}

/// Files that import themselves by way of each other: all of a circle's, in the order of their names.
pub const CIRCLES: &[Standing] = &[];

/// Rooms of the server that know another one against the floors.
#[rustfmt::skip]
pub const FLOORS: &[Standing] = &[
];

/// Public types of one name in one crate.
#[rustfmt::skip]
pub const TYPES: &[Standing] = &[
];

/// Files of one name in one crate.
#[rustfmt::skip]
pub const FILES: &[Standing] = &[
];

/// Files whose name is a bare adverb or participle.
#[rustfmt::skip]
pub const BARE: &[Standing] = &[
];
