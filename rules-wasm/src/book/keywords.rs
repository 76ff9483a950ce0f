//! A pack's words as the book's numbers.

use super::book_error::BookError;
use super::names::{Name, Names};
use crate::domain::enterprise_facts::{EachFact, EnterpriseFact};
use crate::pack::terms::Set;
use crate::pack::{Index, Pack};
use crate::view::Stated;

/// The pack's words, by the places of their names.
#[derive(Debug)]
pub(crate) struct Keywords {
    levels: Vec<Option<Index>>,
    categories: Vec<Option<Index>>,
    grounds: Vec<Option<Index>>,
    facts: EachFact<Vec<Option<Index>>>,
    /// Matters of caps, and the caps that name them.
    caps: Vec<Set>,
}

impl Keywords {
    pub(crate) fn new(pack: &Pack, names: &mut Names) -> Result<Self, BookError> {
        let mut words = Self {
            levels: Vec::new(),
            categories: Vec::new(),
            grounds: Vec::new(),
            facts: EachFact::default(),
            caps: Vec::new(),
        };
        for (index, level) in (0..).zip(&pack.levels) {
            put(&mut words.levels, names.name(&level.key)?, Some(index));
        }
        for (index, category) in (0..).zip(&pack.categories) {
            put(
                &mut words.categories,
                names.name(&category.key)?,
                Some(index),
            );
        }
        for (index, ground) in (0..).zip(&pack.grounds) {
            put(&mut words.grounds, names.name(&ground.key)?, Some(index));
        }
        for fact in EnterpriseFact::ALL {
            for (index, word) in (0..).zip(pack.listed(*fact)) {
                put(&mut words.facts[*fact], names.name(word)?, Some(index));
            }
        }
        let caps = pack.rules.over_frequency.iter().flat_map(|rule| &rule.caps);
        for (index, cap) in (0..).zip(caps) {
            for matter in cap.matters.iter().flatten() {
                let name = names.name(matter)?;
                let mut set = words.caps.get(name.place()).copied().unwrap_or_default();
                set.insert(index);
                put(&mut words.caps, name, set);
            }
        }
        Ok(words)
    }

    pub(crate) fn level(&self, name: Name) -> Option<Index> {
        get(&self.levels, name)
    }

    pub(crate) fn category(&self, name: Name) -> Option<Index> {
        get(&self.categories, name)
    }

    pub(crate) fn fact(&self, fact: EnterpriseFact, name: Name) -> Option<Index> {
        get(&self.facts[fact], name)
    }

    /// A ground as stated, and whether its reference is blank.
    pub(crate) fn stated(&self, ground: Option<Name>, blank: bool) -> Option<Stated> {
        ground.map(|ground| (get(&self.grounds, ground), blank))
    }

    pub(crate) fn caps(&self, matters: &[Name]) -> Set {
        matters.iter().fold(Set::default(), |caps, matter| {
            caps.union(get(&self.caps, *matter))
        })
    }
}

fn put<T: Clone + Default>(list: &mut Vec<T>, name: Name, value: T) {
    if list.len() <= name.place() {
        list.resize(name.place() + 1, T::default());
    }
    list[name.place()] = value;
}

fn get<T: Copy + Default>(list: &[T], name: Name) -> T {
    list.get(name.place()).copied().unwrap_or_default()
}
