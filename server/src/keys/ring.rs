//! Holds the versions of a key: the newest seals, all verify.

use crate::faults::{Defence, enabled};

/// The keys of one kind: there is always one that signs.
pub(super) struct Ring<K> {
    pub(super) newest: K,
    pub(super) older: Vec<K>,
}

impl<K> Ring<K> {
    /// Newest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &K> {
        let older = self
            .older
            .iter()
            .rev()
            .filter(|_| enabled(Defence::OlderKeys));
        std::iter::once(&self.newest).chain(older)
    }
}
