//! A case's own lists as a source: words are texts.

use super::visit_source::{Announcement, Judged, VisitSource, VisitWords};
use super::{Circumstances, Stated};
use crate::domain::case::Facts;
use crate::domain::enterprise_facts::EachFact;
use crate::domain::id::Id;
use crate::domain::visit::Visit;
use crate::pack::Pack;
use crate::pack::terms::Set;

/// The facts of one judging, under one pack.
pub(crate) struct CaseSource<'f> {
    facts: Facts<'f>,
    pack: &'f Pack,
    /// Places in the history of what is of the visit's enterprise and not void, by (instant, id).
    order: Vec<usize>,
}

impl<'f> CaseSource<'f> {
    pub(crate) fn new(facts: Facts<'f>, pack: &'f Pack) -> Self {
        let history = facts.history;
        let mut order: Vec<usize> = Vec::new();
        for (index, other) in history.iter().enumerate() {
            if other.void || other.enterprise != facts.visit.enterprise {
                continue;
            }
            // Mostly in order already: a sort would be the larger part of what a phone downloads for this.
            let key = (other.instant(), &other.id);
            let is_before = |known: &usize| (history[*known].instant(), &history[*known].id) < key;
            let place = match order.last() {
                Some(last) if !is_before(last) => order.partition_point(is_before),
                _ => order.len(),
            };
            order.insert(place, index);
        }
        Self { facts, pack, order }
    }

    fn words(&self, visit: &'f Visit<'f>) -> VisitWords<'f, Id<'f>> {
        VisitWords {
            id: Some(&visit.id),
            organ: &visit.organ,
            matters: &visit.matters,
            joint: visit.joint.as_ref(),
            level: self.pack.level_index(&visit.level),
            category: self.pack.category_index(&visit.category),
            stated: stated(visit, self.pack),
            instant: visit.instant(),
        }
    }

    fn is_for(&self, organ: &Id<'_>, enterprise: Option<&Id<'_>>) -> bool {
        let visit = self.facts.visit;
        *organ == visit.organ && enterprise.is_none_or(|enterprise| *enterprise == visit.enterprise)
    }
}

impl<'f> VisitSource for CaseSource<'f> {
    type Word = Id<'f>;

    fn judged(&self) -> Judged<'_, Id<'f>> {
        let Facts {
            visit,
            enterprise,
            history_as_of,
            ..
        } = self.facts;
        Judged {
            visit: self.words(visit),
            circumstances: Circumstances {
                at: visit.at,
                started_at: visit.started_at,
                entry: visit.entry,
                enterprise: EachFact::of(|fact| self.pack.fact_index(fact, enterprise[fact]?)),
                history_as_of,
            },
        }
    }

    fn history(&self) -> impl Iterator<Item = (usize, VisitWords<'_, Id<'f>>)> {
        let history = self.facts.history;
        self.order
            .iter()
            .map(move |index| (*index, self.words(&history[*index])))
    }

    fn plan(&self) -> Option<impl Iterator<Item = Announcement<'_, Id<'f>>>> {
        let items = self.facts.plan?.iter();
        let its = items.filter(|item| self.is_for(&item.organ, item.enterprise.as_ref()));
        Some(its.map(|item| Announcement {
            matters: &item.matters,
            from: item.from,
            to: item.to,
            filed_at: None,
            approved_at: None,
        }))
    }

    fn filings(&self) -> Option<impl Iterator<Item = Announcement<'_, Id<'f>>>> {
        let filings = self.facts.filings?.iter();
        let its = filings.filter(|filing| self.is_for(&filing.organ, filing.enterprise.as_ref()));
        Some(its.map(|filing| Announcement {
            matters: &filing.matters,
            from: filing.from,
            to: filing.to,
            filed_at: Some(filing.filed_at),
            approved_at: filing.approved_at,
        }))
    }

    fn is_smaller(&self, one: &Id<'f>, other: &Id<'f>) -> bool {
        one < other
    }

    fn caps(&self, matters: &[Id<'f>]) -> Set {
        let mut set = Set::default();
        let caps = self.pack.rules.over_frequency.iter();
        for (index, cap) in (0..).zip(caps.flat_map(|rule| &rule.caps)) {
            let has = |name: &String| matters.iter().any(|matter| name.as_str() == &**matter);
            if cap
                .matters
                .as_ref()
                .is_some_and(|named| named.iter().any(has))
            {
                set.insert(index);
            }
        }
        set
    }
}

/// The ground that a visit states, as the pack has it.
pub(crate) fn stated(visit: &Visit<'_>, pack: &Pack) -> Option<Stated> {
    let exemption = visit.exemption.as_ref()?;
    Some((pack.ground_index(&exemption.ground), exemption.is_blank()))
}
