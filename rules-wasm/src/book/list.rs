//! A list judged at once: numbers in, numbers out, nothing allocated for each visit.

use super::book_source::BookSource;
use super::candidates::Candidates;
use super::{Book, BookError};
use crate::brief::{Brief, brief};
use crate::domain::calendar::Instant;
use crate::finding::VerdictWord;
use crate::layout::{BriefColumn, CANDIDATE_NUMBERS, CandidateTime, NO_DATE};
use crate::view::relations::Relations;

impl Book {
    /// Judges a list: for each candidate the numbers of [`BriefColumn`].
    ///
    /// # Errors
    /// A handle that this book never gave, columns that do not fit each other, no such pack.
    pub fn judge_list(
        &self,
        pack: usize,
        list: Candidates<'_>,
        history_as_of: Option<Instant>,
    ) -> Result<Vec<i32>, BookError> {
        let count = list.handles.len() / CANDIDATE_NUMBERS;
        let times_of_each = CandidateTime::ALL.len();
        if list.handles.len() != count * CANDIDATE_NUMBERS
            || list.times.len() != count * times_of_each
        {
            return Err(BookError::UnevenColumns {
                handles: list.handles.len(),
                times: list.times.len(),
            });
        }
        let keywords = self
            .keywords
            .get(pack)
            .ok_or(BookError::UnknownPack(pack))?;
        let pack = self.pack(pack)?;
        let mut relations = Relations::default();
        let mut judged = Vec::with_capacity(count * BriefColumn::ALL.len());
        for (handles, times) in list
            .handles
            .chunks_exact(CANDIDATE_NUMBERS)
            .zip(list.times.chunks_exact(times_of_each))
        {
            let source = BookSource {
                book: self,
                keywords,
                candidate: &self.candidate(handles, times)?,
                history_as_of,
            };
            judged.extend(numbers(&brief(&relations.view(&source, pack))));
        }
        Ok(judged)
    }
}

/// In the order of [`BriefColumn`].
fn numbers(brief: &Brief) -> [i32; BriefColumn::ALL.len()] {
    let word = brief.severity.map_or(VerdictWord::Clear, VerdictWord::from);
    [
        word as i32,
        brief.rules.cast_signed(),
        brief.earliest_date.map_or(NO_DATE, |date| date.days()),
    ]
}
