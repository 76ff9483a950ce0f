//! Texts by number: ids are compared thousands of times, and a number is compared at once.

use std::num::NonZeroU32;

use super::book_error::BookError;
use crate::numbers::{Numbers, hash_of_text};

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
    by_text: Numbers,
}

impl Names {
    /// Makes room for so many new texts at once.
    pub(crate) fn reserve(&mut self, count: usize) {
        let (all, ends) = (&self.all, &self.ends);
        self.by_text
            .reserve(count, &|number| hash_of_text(text_of(all, ends, number)));
    }

    /// The name of a text, new where it is.
    pub(crate) fn name(&mut self, text: &str) -> Result<Name, BookError> {
        let hash = hash_of_text(text);
        if let Some(name) = self.find_hashed(hash, text) {
            return Ok(name);
        }
        if self.ends.len() >= MOST {
            return Err(BookError::Full);
        }
        self.all.push_str(text);
        self.ends
            .push(u32::try_from(self.all.len()).map_err(|_| BookError::Full)?);
        let number = u32::try_from(self.ends.len())
            .ok()
            .and_then(NonZeroU32::new)
            .ok_or(BookError::Full)?;
        let (all, ends) = (&self.all, &self.ends);
        let hash_of = |number: u32| hash_of_text(text_of(all, ends, number));
        self.by_text.insert(hash, number.get(), &hash_of);
        Ok(Name(number))
    }

    /// The same where there is a text.
    pub(crate) fn name_if_there(&mut self, text: Option<&str>) -> Result<Option<Name>, BookError> {
        text.map(|text| self.name(text)).transpose()
    }

    /// The name of a text that is already there.
    pub(crate) fn find(&self, text: &str) -> Option<Name> {
        self.find_hashed(hash_of_text(text), text)
    }

    fn find_hashed(&self, hash: u64, text: &str) -> Option<Name> {
        let is = |number| text_of(&self.all, &self.ends, number) == text;
        self.by_text
            .find(hash, is)
            .and_then(NonZeroU32::new)
            .map(Name)
    }

    pub(crate) fn text(&self, name: Name) -> &str {
        text_of(&self.all, &self.ends, name.handle())
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

fn text_of<'t>(all: &'t str, ends: &[u32], number: u32) -> &'t str {
    let place = number as usize - 1;
    let start = place
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .copied()
        .unwrap_or(0);
    let end = ends.get(place).copied().unwrap_or(start);
    all.get(start as usize..end as usize).unwrap_or_default()
}
