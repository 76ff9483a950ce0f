//! Visits to be judged in a list, as columns of numbers.

use super::names::Name;
use super::shelves::MatterSet;
use super::{Book, BookError};
use crate::domain::calendar::Instant;
use crate::domain::enterprise_facts::{EachFact, EnterpriseFact};
use crate::domain::visit::Entry;
use crate::layout::{BLANK_REFERENCE, CandidateColumn, CandidateTime, TYPED_IN};

/// Visits to be judged, column by column.
#[derive(Debug, Clone, Copy)]
pub struct Candidates<'c> {
    /// For each, the numbers of [`CandidateColumn`] and of each [`EnterpriseFact`], texts by [`Book::handle`], lists of matters by
    /// [`Book::matters_handle`].
    pub handles: &'c [u32],
    /// For each, the numbers of [`CandidateTime`].
    pub times: &'c [f64],
}

/// A candidate, its handles read.
pub(super) struct Candidate {
    pub(super) id: Option<Name>,
    pub(super) enterprise: Name,
    pub(super) organ: Name,
    pub(super) level: Name,
    pub(super) category: Name,
    pub(super) matters: MatterSet,
    pub(super) joint: Option<Name>,
    pub(super) ground: Option<Name>,
    pub(super) blank: bool,
    pub(super) entry: Entry,
    pub(super) at: Instant,
    pub(super) started_at: Option<Instant>,
    /// What is known of its enterprise.
    pub(super) facts: EachFact<Option<Name>>,
}

impl Book {
    /// The number of a text in [`Candidates::handles`].
    ///
    /// # Errors
    /// [`BookError::Full`].
    pub fn handle(&mut self, text: &str) -> Result<u32, BookError> {
        Ok(self.names.name(text)?.handle())
    }

    /// The number of a list of matters.
    ///
    /// # Errors
    /// [`BookError::Full`].
    pub fn matters_handle(&mut self, matters: &[&str]) -> Result<u32, BookError> {
        self.matter_set(matters)
    }

    pub(super) fn candidate(&self, handles: &[u32], times: &[f64]) -> Result<Candidate, BookError> {
        let number = |place: usize| handles.get(place).copied().unwrap_or(0);
        let of = |column: CandidateColumn| number(column as usize);
        let name_if_there = |column| self.names.by_handle(of(column));
        let name = |column| name_if_there(column)?.ok_or(BookError::UnknownHandle(of(column)));
        // `as` takes no number for 0 and holds the rest within what an i64 can be.
        let instant = |column: CandidateTime| {
            let known = times.get(column as usize).filter(|time| !time.is_nan());
            known.map(|time| Instant::from_millis(*time as i64))
        };
        let (matters, flags) = (of(CandidateColumn::Matters), of(CandidateColumn::Flags));
        if matters as usize >= self.sets.len() {
            return Err(BookError::UnknownHandle(matters));
        }
        let mut facts = EachFact::default();
        for fact in EnterpriseFact::ALL {
            let place = CandidateColumn::ALL.len() + *fact as usize;
            facts[*fact] = self.names.by_handle(number(place))?;
        }
        Ok(Candidate {
            id: name_if_there(CandidateColumn::Id)?,
            enterprise: name(CandidateColumn::Enterprise)?,
            organ: name(CandidateColumn::Organ)?,
            level: name(CandidateColumn::Level)?,
            category: name(CandidateColumn::Category)?,
            matters,
            joint: name_if_there(CandidateColumn::Joint)?,
            ground: name_if_there(CandidateColumn::Ground)?,
            blank: flags & BLANK_REFERENCE != 0,
            entry: if flags & TYPED_IN == 0 {
                Entry::Scan
            } else {
                Entry::Manual
            },
            at: instant(CandidateTime::At).unwrap_or(Instant::from_millis(0)),
            started_at: instant(CandidateTime::StartedAt),
            facts,
        })
    }
}
