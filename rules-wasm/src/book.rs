//! The phone's book: history, plan and filings in memory, so that a list of thousands is judged at once.
//!
//! What the rules need to know is worked out from numbers instead of texts here; the rules are the same.

mod announcements;
mod book_error;
mod book_source;
mod candidates;
mod judging;
mod keywords;
mod list;
mod names;
mod rows;
mod shelves;
mod taking;

use announcements::Announcements;
use names::{Name, Names};
use shelves::{MatterSet, Shelves};

use crate::numbers::Numbers;
use crate::pack::Pack;
use crate::pack::set::PackSet;
use keywords::Keywords;

pub use book_error::BookError;
pub use candidates::Candidates;

/// History, plan and filings, indexed; and the packs that judge by them.
#[derive(Debug)]
pub struct Book {
    packs: PackSet,
    keywords: Vec<Keywords>,
    names: Names,
    sets: Vec<Box<[Name]>>,
    set_of: Numbers,
    shelves: Shelves,
    plan: Option<Announcements>,
    filings: Option<Announcements>,
}

impl Book {
    /// An empty book: no history, plan and filings not known.
    ///
    /// # Errors
    /// [`BookError::Full`], in theory.
    pub fn new(packs: PackSet) -> Result<Self, BookError> {
        let mut names = Names::default();
        let keywords = packs
            .packs()
            .iter()
            .map(|pack| Keywords::new(pack, &mut names))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            packs,
            keywords,
            names,
            sets: Vec::new(),
            set_of: Numbers::default(),
            shelves: Shelves::default(),
            plan: None,
            filings: None,
        })
    }

    /// The packs that it was made with.
    #[must_use]
    pub fn packs(&self) -> &PackSet {
        &self.packs
    }

    /// A pack by its place among them.
    ///
    /// # Errors
    /// [`BookError::UnknownPack`].
    pub fn pack(&self, number: usize) -> Result<&Pack, BookError> {
        self.packs
            .packs()
            .get(number)
            .ok_or(BookError::UnknownPack(number))
    }

    fn matters(&self, set: MatterSet) -> &[Name] {
        self.sets.get(set as usize).map_or(&[], |names| names)
    }
}
