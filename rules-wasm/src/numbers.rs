//! Numbers by what they stand for: the one hash table. It knows neither texts nor sets, so one copy of its code
//! serves them all, and the phone downloads it once.

use std::hash::{BuildHasher, Hash};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// Numbers, found by the hash of what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Numbers(HashTable<u32>);

impl Numbers {
    /// The number that stands for what was hashed, as `is` can tell.
    #[inline]
    pub(crate) fn find(&self, hash: u64, mut is: impl FnMut(u32) -> bool) -> Option<u32> {
        self.0.find(hash, |number| is(*number)).copied()
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, count: usize, hash_of: &dyn Fn(u32) -> u64) {
        self.0.reserve(count, |number| hash_of(*number));
    }

    /// Adds a number that is not there; `hash_of` says what the others were added with.
    #[inline(never)]
    pub(crate) fn insert(&mut self, hash: u64, number: u32, hash_of: &dyn Fn(u32) -> u64) {
        self.0
            .insert_unique(hash, number, |number| hash_of(*number));
    }
}

#[inline(never)]
pub(crate) fn hash_of_text(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

pub(crate) fn hash_of_numbers(numbers: &[impl Hash]) -> u64 {
    FxBuildHasher.hash_one(numbers)
}
