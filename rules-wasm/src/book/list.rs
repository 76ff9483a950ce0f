//! A list judged at once: numbers in, numbers out, nothing allocated for each visit.

use super::candidates::{CANDIDATE_COLUMNS, Candidate, Candidates};
use super::keywords::Keywords;
use super::names::Name;
use super::shelves::Entry;
use super::{Book, BookError};
use crate::brief::brief;
use crate::domain::calendar::Instant;
use crate::finding::Grade;
use crate::pack::Pack;
use crate::view::{Filed, Past, View, counts_at_all, tier};

/// In place of an earliest date: there is none.
pub const NO_DATE: i32 = i32::MIN;

/// Lists that every candidate uses anew.
#[derive(Default)]
struct Desk {
    past: Vec<Past>,
    planned: Vec<bool>,
    filed: Vec<Filed>,
}

impl Book {
    /// Judges a list: for each candidate its grade (0 clear, 1 caution, 2 violation), its rules as bits of
    /// [`crate::Rule::bit`], and its earliest date in days since 1970 or [`NO_DATE`].
    ///
    /// # Errors
    /// A handle that this book never gave, columns that do not fit each other, no such pack.
    pub fn judge_list(
        &self,
        pack: usize,
        list: Candidates<'_>,
        history_as_of: Option<Instant>,
    ) -> Result<Vec<i32>, BookError> {
        let count = list.handles.len() / CANDIDATE_COLUMNS;
        if list.handles.len() != count * CANDIDATE_COLUMNS || list.times.len() != count * 2 {
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
        let mut desk = Desk::default();
        let mut judged = Vec::with_capacity(count * 3);
        for (handles, times) in list
            .handles
            .chunks_exact(CANDIDATE_COLUMNS)
            .zip(list.times.chunks_exact(2))
        {
            let candidate = self.candidate(handles, times)?;
            let view = self.view(&candidate, pack, keywords, &mut desk);
            let brief = brief(&View {
                history_as_of,
                ..view
            });
            let grade = brief.severity.map_or(Grade::Clear, Grade::from);
            judged.push(grade as i32);
            judged.push(brief.rules.cast_signed());
            judged.push(brief.earliest_date.map_or(NO_DATE, |date| date.days()));
        }
        Ok(judged)
    }

    fn view<'v>(
        &self,
        of: &Candidate,
        pack: &'v Pack,
        keywords: &Keywords,
        desk: &'v mut Desk,
    ) -> View<'v> {
        let instant = of.started_at.map_or(of.at, |started| started.min(of.at));
        let date = pack.date(instant);
        let category = keywords.category(of.category);
        desk.past.clear();
        let shelf = self.shelves.at(of.enterprise).iter().enumerate();
        desk.past.extend(
            shelf.filter_map(|(index, entry)| self.relate(index, entry, of, pack, keywords)),
        );
        desk.planned.clear();
        desk.filed.clear();
        let matters = self.matters(of.matters);
        if let Some(plan) = &self.plan {
            let covers = |matter: &Name| {
                plan.of(of.organ, Some(of.enterprise)).any(|item| {
                    (item.from..=item.to).contains(&date)
                        && self.matters(item.matters).contains(matter)
                })
            };
            desk.planned.extend(matters.iter().map(covers));
        }
        if let Some(filings) = &self.filings {
            let filed = |matter: &Name| {
                filings
                    .of(of.organ, Some(of.enterprise))
                    .filter(|item| {
                        (item.from..=item.to).contains(&date)
                            && self.matters(item.matters).contains(matter)
                    })
                    .map(|item| {
                        if item.filed_at <= Some(instant) {
                            Filed::InTime
                        } else {
                            Filed::Late
                        }
                    })
                    .max()
                    .unwrap_or(Filed::No)
            };
            desk.filed.extend(matters.iter().map(filed));
        }
        View {
            pack,
            instant,
            date,
            at: of.at,
            started_at: of.started_at,
            level: keywords.level(of.level),
            category,
            claim: keywords.claim(pack, category, of.ground, of.blank),
            entry: of.entry,
            caps: keywords.caps(matters),
            history_as_of: None,
            past: &desk.past,
            planned: self.plan.is_some().then_some(&desk.planned),
            filed: self.filings.is_some().then_some(&desk.filed),
        }
    }

    fn relate(
        &self,
        index: usize,
        entry: &Entry,
        of: &Candidate,
        pack: &Pack,
        keywords: &Keywords,
    ) -> Option<Past> {
        if Some(entry.id) == of.id {
            return None;
        }
        let (level, category) = (
            keywords.level(entry.level),
            keywords.category(entry.category),
        );
        let date = pack.date(entry.instant);
        if !counts_at_all(pack, category, level, date) {
            return None;
        }
        let (matters, others) = (self.matters(of.matters), self.matters(entry.matters));
        Some(Past {
            index,
            instant: entry.instant,
            date,
            smaller_id: of
                .id
                .is_none_or(|id| self.names.text(entry.id) < self.names.text(id)),
            same_organ: entry.organ == of.organ,
            tier: tier(pack, level),
            shares_matter: entry.matters == of.matters && !matters.is_empty()
                || others.iter().any(|other| matters.contains(other)),
            same_joint: entry.joint.is_some() && entry.joint == of.joint,
            ground: keywords
                .claim(pack, category, entry.ground, entry.blank)
                .ground,
            caps: keywords.caps(others),
        })
    }
}
