//! Visits to be judged in a list, as columns of numbers.

use super::names::Name;
use super::shelves::MatterSet;
use super::{Book, BookError};
use crate::domain::calendar::Instant;
use crate::domain::visit::Entry;

/// Numbers of a candidate in [`Candidates::handles`].
pub const CANDIDATE_COLUMNS: usize = 9;

/// Visits to be judged, column by column.
#[derive(Debug, Clone, Copy)]
pub struct Candidates<'c> {
    /// For each: id, enterprise, organ, level, category, matters (of [`Book::matters_handle`]), joint or 0,
    /// ground or 0, flags (1: typed in, 2: the reference is blank). Without an id (0), a visit comes after those of
    /// the same instant.
    pub handles: &'c [u32],
    /// For each: `at` and `started_at`, in milliseconds since 1970; no number (NaN): not known.
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
        let &[
            id,
            enterprise,
            organ,
            level,
            category,
            matters,
            joint,
            ground,
            flags,
        ] = handles
        else {
            return Err(BookError::UnevenColumns {
                handles: handles.len(),
                times: times.len(),
            });
        };
        let name = |handle| {
            self.names
                .by_handle(handle)?
                .ok_or(BookError::UnknownHandle(handle))
        };
        // `as` takes no number for 0 and holds the rest within what an i64 can be.
        let instant = |time: &f64| (!time.is_nan()).then(|| Instant::from_millis(*time as i64));
        if matters as usize >= self.sets.len() {
            return Err(BookError::UnknownHandle(matters));
        }
        Ok(Candidate {
            id: self.names.by_handle(id)?,
            enterprise: name(enterprise)?,
            organ: name(organ)?,
            level: name(level)?,
            category: name(category)?,
            matters,
            joint: self.names.by_handle(joint)?,
            ground: self.names.by_handle(ground)?,
            blank: flags & 2 != 0,
            entry: if flags & 1 == 0 {
                Entry::Scan
            } else {
                Entry::Manual
            },
            at: times
                .first()
                .and_then(instant)
                .unwrap_or(Instant::from_millis(0)),
            started_at: times.get(1).and_then(instant),
        })
    }
}
