//! Texts by number: ids are compared thousands of times, and a number is compared at once.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use super::BookError;

/// So many texts, at most: a region of 50,000 enterprises with 100,000 visits has about 160,000.
const MOST: usize = 1 << 22;

/// A text's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Name(NonZeroU32);

impl Name {
    /// The number as it crosses to JavaScript; 0 stands for none.
    pub(crate) fn handle(self) -> u32 {
        self.0.get()
    }

    pub(crate) fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Every text that the book holds, once, end to end in one string.
#[derive(Debug, Default)]
pub(crate) struct Names {
    all: String,
    /// Where each text ends.
    ends: Vec<u32>,
    by_text: HashTable<Name>,
}

impl Names {
    /// The name of a text, new where it is.
    pub(crate) fn name(&mut self, text: &str) -> Result<Name, BookError> {
        let hash = FxBuildHasher.hash_one(text);
        if let Some(name) = self.by_text.find(hash, |name| self.text(*name) == text) {
            return Ok(*name);
        }
        if self.ends.len() >= MOST {
            return Err(BookError::Full);
        }
        self.all.push_str(text);
        self.ends
            .push(u32::try_from(self.all.len()).map_err(|_| BookError::Full)?);
        let count = u32::try_from(self.ends.len()).map_err(|_| BookError::Full)?;
        let name = Name(NonZeroU32::new(count).ok_or(BookError::Full)?);
        let (all, ends) = (&self.all, &self.ends);
        self.by_text.insert_unique(hash, name, |name| {
            FxBuildHasher.hash_one(text_of(all, ends, *name))
        });
        Ok(name)
    }

    /// The name of a text that is already there.
    pub(crate) fn find(&self, text: &str) -> Option<Name> {
        self.by_text
            .find(FxBuildHasher.hash_one(text), |name| {
                self.text(*name) == text
            })
            .copied()
    }

    pub(crate) fn text(&self, name: Name) -> &str {
        text_of(&self.all, &self.ends, name)
    }

    /// The name behind a handle: none for 0.
    pub(crate) fn by_handle(&self, handle: u32) -> Result<Option<Name>, BookError> {
        match NonZeroU32::new(handle) {
            None => Ok(None),
            Some(number) if (number.get() as usize) <= self.ends.len() => Ok(Some(Name(number))),
            Some(_) => Err(BookError::UnknownHandle(handle)),
        }
    }
}

fn text_of<'t>(all: &'t str, ends: &[u32], name: Name) -> &'t str {
    let place = name.place();
    let start = place
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .copied()
        .unwrap_or(0);
    let end = ends.get(place).copied().unwrap_or(start);
    all.get(start as usize..end as usize).unwrap_or_default()
}
