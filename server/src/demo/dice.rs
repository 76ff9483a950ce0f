//! Draws numbers that always fall alike: the demonstration's city is the same wherever and whenever it is made.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use ruqi_rules::Instant;
use uuid::{Builder, Uuid};

/// Day of the document that the demo is about.
const SEED: u64 = 20_240_118;

/// A seeded source of chance.
pub struct Dice(StdRng);

impl Dice {
    /// The dice of one part of the demo: a part that asks more often does not change the others.
    pub fn of(part: u64) -> Self {
        Self(StdRng::seed_from_u64(SEED ^ (part << 32)))
    }

    /// One of them; the default of an empty list.
    pub fn pick<T: Clone + Default>(&mut self, items: &[T]) -> T {
        // The lists are the demo's own constants: the default stands for an empty one.
        items.choose(&mut self.0).cloned().unwrap_or_default()
    }

    /// So many of them, or all, none twice, in no order.
    pub fn some<T: Copy>(&mut self, items: &[T], count: usize) -> Vec<T> {
        items.choose_multiple(&mut self.0, count).copied().collect()
    }

    /// True in `percent` of a hundred.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    /// A whole number, both ends included.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        self.0.random_range(from..=to)
    }

    /// An index below `n`; 0 where there is none.
    pub fn below(&mut self, n: usize) -> usize {
        self.0.random_range(0..n.max(1))
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes[..]);
        bytes
    }

    /// A UUIDv7 of that time, milliseconds.
    pub fn id<T: From<Uuid>>(&mut self, at: Instant) -> T {
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.bytes())
            .into_uuid()
            .into()
    }
}
