//! The book as a source: words are numbers that stand for texts.

use super::Book;
use super::announcements::Item;
use super::candidates::Candidate;
use super::keywords::Keywords;
use super::names::Name;
use crate::domain::calendar::Instant;
use crate::domain::enterprise_facts::EachFact;
use crate::pack::terms::Set;
use crate::view::Circumstances;
use crate::view::visit_source::{Announcement, Judged, VisitSource, VisitWords};

/// A candidate and the book that it is judged against, in the words of one pack.
pub(super) struct BookSource<'b> {
    pub(super) book: &'b Book,
    pub(super) keywords: &'b Keywords,
    pub(super) candidate: &'b Candidate,
    pub(super) history_as_of: Option<Instant>,
}

impl<'b> BookSource<'b> {
    fn announcement(&self, item: &'b Item) -> Announcement<'b, Name> {
        Announcement {
            matters: self.book.matters(item.matters),
            from: item.from,
            to: item.to,
            filed_at: item.filed_at,
            approved_at: item.approved_at,
        }
    }
}

impl VisitSource for BookSource<'_> {
    type Word = Name;

    fn judged(&self) -> Judged<'_, Name> {
        let of = self.candidate;
        Judged {
            visit: VisitWords {
                id: of.id.as_ref(),
                organ: &of.organ,
                matters: self.book.matters(of.matters),
                joint: of.joint.as_ref(),
                level: self.keywords.level(of.level),
                category: self.keywords.category(of.category),
                stated: self.keywords.stated(of.ground, of.blank),
                instant: of.started_at.map_or(of.at, |started| started.min(of.at)),
            },
            circumstances: Circumstances {
                at: of.at,
                started_at: of.started_at,
                entry: of.entry,
                enterprise: EachFact::of(|fact| self.keywords.fact(fact, of.facts[fact]?)),
                history_as_of: self.history_as_of,
            },
        }
    }

    fn history(&self) -> impl Iterator<Item = (usize, VisitWords<'_, Name>)> {
        let shelf = self.book.shelves.at(self.candidate.enterprise);
        shelf.iter().enumerate().map(|(index, shelved)| {
            let words = VisitWords {
                id: Some(&shelved.id),
                organ: &shelved.organ,
                matters: self.book.matters(shelved.matters),
                joint: shelved.joint.as_ref(),
                level: self.keywords.level(shelved.level),
                category: self.keywords.category(shelved.category),
                stated: self.keywords.stated(shelved.ground, shelved.blank),
                instant: shelved.instant,
            };
            (index, words)
        })
    }

    fn plan(&self) -> Option<impl Iterator<Item = Announcement<'_, Name>>> {
        let (organ, enterprise) = (self.candidate.organ, Some(self.candidate.enterprise));
        let items = self.book.plan.as_ref()?.of(organ, enterprise);
        Some(items.map(|item| self.announcement(item)))
    }

    fn filings(&self) -> Option<impl Iterator<Item = Announcement<'_, Name>>> {
        let (organ, enterprise) = (self.candidate.organ, Some(self.candidate.enterprise));
        let items = self.book.filings.as_ref()?.of(organ, enterprise);
        Some(items.map(|item| self.announcement(item)))
    }

    fn is_smaller(&self, one: &Name, other: &Name) -> bool {
        self.book.names.text(*one) < self.book.names.text(*other)
    }

    fn caps(&self, matters: &[Name]) -> Set {
        self.keywords.caps(matters)
    }
}
