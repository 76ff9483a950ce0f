//! Places in the pack's lists, and sets of them.

/// A place in a list of the pack: a level, category, ground or tier.
pub(crate) type Index = u8;

/// A set of up to 64 places in one of the pack's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Set(u64);

impl Set {
    pub(crate) fn insert(&mut self, index: Index) {
        self.0 |= 1 << index;
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn contains(self, index: Index) -> bool {
        self.0 >> index & 1 == 1
    }

    pub(crate) fn contains_some(self, index: Option<Index>) -> bool {
        index.is_some_and(|index| self.contains(index))
    }

    pub(crate) fn indices(self) -> impl Iterator<Item = Index> {
        (0..64).filter(move |index| self.contains(*index))
    }
}

impl FromIterator<Index> for Set {
    fn from_iter<I: IntoIterator<Item = Index>>(indices: I) -> Self {
        let mut set = Self::default();
        indices.into_iter().for_each(|index| set.insert(index));
        set
    }
}
