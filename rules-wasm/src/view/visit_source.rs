//! Where visits come from: the lists of a case, or the phone's book. How two visits relate is said here, once.

use super::{Circumstances, Past, Stated, claim, counts_at_all, tier};
use crate::domain::calendar::{Date, Instant};
use crate::pack::terms::Set;
use crate::pack::{Index, Pack};

/// Has one visit to be judged, and what is known around it.
pub(crate) trait VisitSource {
    /// What ids are to it: texts, or numbers that stand for texts. Equal words are equal texts.
    type Word: PartialEq;

    /// The visit to be judged.
    fn judged(&self) -> Judged<'_, Self::Word>;

    /// Other visits at its enterprise that were not withdrawn, by (instant, id), each with its place in the history.
    fn history(&self) -> impl Iterator<Item = (usize, VisitWords<'_, Self::Word>)>;

    /// The plan's items of its organ that cover its enterprise; `None`: the plan is not known.
    fn plan(&self) -> Option<impl Iterator<Item = Announcement<'_, Self::Word>>>;

    /// The filings, likewise.
    fn filings(&self) -> Option<impl Iterator<Item = Announcement<'_, Self::Word>>>;

    /// Whether the first word's text is the smaller, by its bytes.
    fn is_smaller(&self, one: &Self::Word, other: &Self::Word) -> bool;

    /// The caps of the pack, by their place, whose matters are among these.
    fn caps(&self, matters: &[Self::Word]) -> Set;

    /// Another visit of the history in its relation to the judged one; none where it cannot count against any.
    fn relate(
        &self,
        judged: &VisitWords<'_, Self::Word>,
        (index, other): (usize, VisitWords<'_, Self::Word>),
        pack: &Pack,
    ) -> Option<Past> {
        if judged.id.is_some() && judged.id == other.id {
            return None;
        }
        let date = pack.date(other.instant);
        if !counts_at_all(pack, other.category, other.level, date) {
            return None;
        }
        let smaller_id = match (other.id, judged.id) {
            (Some(other), Some(judged)) => self.is_smaller(other, judged),
            // Who has no id yet comes last.
            _ => true,
        };
        // The book keeps each list of matters once: the same list has the same place.
        let same_list = std::ptr::eq(judged.matters, other.matters) && !other.matters.is_empty();
        let shares_matter = same_list
            || other
                .matters
                .iter()
                .any(|matter| judged.matters.contains(matter));
        Some(Past {
            index,
            instant: other.instant,
            date,
            smaller_id,
            same_organ: other.organ == judged.organ,
            tier: tier(pack, other.level),
            shares_matter,
            same_joint: other.joint.is_some() && other.joint == judged.joint,
            ground: claim(pack, other.category, other.stated).ground,
            caps: self.caps(other.matters),
        })
    }
}

/// A visit in the words of its source; what a pack names is by its place in the pack already.
pub(crate) struct VisitWords<'s, W> {
    /// `None`: it has none yet, and comes after those of its instant.
    pub(crate) id: Option<&'s W>,
    pub(crate) organ: &'s W,
    pub(crate) matters: &'s [W],
    pub(crate) joint: Option<&'s W>,
    pub(crate) level: Option<Index>,
    pub(crate) category: Option<Index>,
    pub(crate) stated: Option<Stated>,
    pub(crate) instant: Instant,
}

/// The visit to be judged, with what nobody asks of the others.
pub(crate) struct Judged<'s, W> {
    pub(crate) visit: VisitWords<'s, W>,
    pub(crate) circumstances: Circumstances,
}

/// An item of the plan, or a filing, of the visit's organ for its enterprise.
pub(crate) struct Announcement<'s, W> {
    pub(crate) matters: &'s [W],
    pub(crate) from: Date,
    pub(crate) to: Date,
    /// Of a filing.
    pub(crate) filed_at: Option<Instant>,
    /// Of a filing that the organ's head approved.
    pub(crate) approved_at: Option<Instant>,
}

impl<W: PartialEq> Announcement<'_, W> {
    pub(crate) fn covers(&self, matter: &W, on: Date) -> bool {
        (self.from..=self.to).contains(&on) && self.matters.contains(matter)
    }
}
