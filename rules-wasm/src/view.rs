//! A visit and its context as the rules see them: no text, only how things relate.
//!
//! Two makers exist: a case's own lists (here) and the phone's book, which judges lists of thousands. The rules cannot
//! tell them apart, so both reach the same verdict.

use crate::domain::calendar::{Date, Instant};
use crate::domain::case::Facts;
use crate::domain::id::Id;
use crate::domain::visit::{Entry, Visit};
use crate::pack::terms::{Set, Terms, Window};
use crate::pack::{Index, Pack};

/// The judged visit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'v> {
    pub(crate) pack: &'v Pack,
    /// The visit's instant, and its civil date.
    pub(crate) instant: Instant,
    pub(crate) date: Date,
    pub(crate) at: Instant,
    pub(crate) started_at: Option<Instant>,
    pub(crate) level: Option<Index>,
    pub(crate) category: Option<Index>,
    pub(crate) claim: Claim,
    pub(crate) entry: Entry,
    /// Caps of the pack whose matters the visit has one of.
    pub(crate) caps: Set,
    pub(crate) history_as_of: Option<Instant>,
    /// Visits at the enterprise that could count, by (instant, id).
    pub(crate) past: &'v [Past],
    /// For each matter of the visit, whether it is in the plan; `None`: the plan is not known.
    pub(crate) planned: Option<&'v [bool]>,
    /// For each matter, whether it is filed; `None`: the filings are not known.
    pub(crate) filed: Option<&'v [Filed]>,
}

/// A ground for exemption, as far as it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The ground in effect.
    pub(crate) ground: Option<Index>,
    /// A ground is claimed (or implied) without a reference, or one that the pack does not know.
    pub(crate) unsubstantiated: bool,
}

/// Another visit at the same enterprise, in its relation to the judged one: of an inspection, not void, not the visit
/// itself, on or after its own level's day of force.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past {
    /// Its place in the history that it came from.
    pub(crate) index: usize,
    pub(crate) instant: Instant,
    pub(crate) date: Date,
    /// Its id is the smaller, which decides at the same instant.
    pub(crate) smaller_id: bool,
    pub(crate) same_organ: bool,
    pub(crate) tier: Option<Index>,
    pub(crate) shares_matter: bool,
    pub(crate) same_joint: bool,
    pub(crate) ground: Option<Index>,
    /// Caps of the pack whose matters it has one of.
    pub(crate) caps: Set,
}

/// How a matter stands with the filings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Filed {
    No,
    /// Only after the visit's instant.
    Late,
    InTime,
}

impl<'v> View<'v> {
    /// The same visit on another date, its time of day kept.
    pub(crate) fn moved_to(self, date: Date) -> Self {
        let instant = self.instant.later_by_days(date.days() - self.date.days());
        View {
            instant,
            date,
            ..self
        }
    }

    /// Whether the rules of inspections speak of it. A category that the pack does not know is taken for one.
    pub(crate) fn is_inspection(&self) -> bool {
        let category = self
            .category
            .and_then(|index| self.pack.categories.get(usize::from(index)));
        category.is_none_or(|category| category.inspection)
    }

    pub(crate) fn is_lifted(&self, terms: &Terms) -> bool {
        terms.lifted_by.contains_some(self.claim.ground)
    }

    pub(crate) fn tier(&self) -> Option<Index> {
        tier(self.pack, self.level)
    }

    pub(crate) fn is_before_force(&self) -> bool {
        is_before_force(self.pack, self.level, self.date)
    }

    /// Earlier visits in a window, earliest first.
    pub(crate) fn earlier(&self, window: Window) -> impl Iterator<Item = &'v Past> + use<'v> {
        let first = window.first(self.date);
        let (instant, past) = (self.instant, self.past);
        past.iter()
            .take_while(move |past| past.instant <= instant)
            .filter(move |past| past.date >= first && (past.instant < instant || past.smaller_id))
    }
}

pub(crate) fn tier(pack: &Pack, level: Option<Index>) -> Option<Index> {
    pack.levels.get(usize::from(level?))?.tier
}

/// A level that the pack does not know is bound from ever.
pub(crate) fn is_before_force(pack: &Pack, level: Option<Index>, date: Date) -> bool {
    level
        .and_then(|index| pack.levels.get(usize::from(index)))
        .is_some_and(|level| date < level.in_force)
}

/// A ground as stated: the pack's, if it knows it, and whether the reference is blank.
pub(crate) type Stated = (Option<Index>, bool);

/// The ground in effect: the one stated, or without one what the category implies, with a blank reference. A blank
/// reference holds only where the ground says so.
pub(crate) fn claim(pack: &Pack, category: Option<Index>, stated: Option<Stated>) -> Claim {
    let implied = || category.and_then(|index| pack.categories.get(usize::from(index))?.implies);
    let (ground, blank) = match stated {
        Some((None, _)) => {
            return Claim {
                ground: None,
                unsubstantiated: true,
            };
        }
        Some((Some(ground), blank)) => (ground, blank),
        None => match implied() {
            Some(ground) => (ground, true),
            None => {
                return Claim {
                    ground: None,
                    unsubstantiated: false,
                };
            }
        },
    };
    let lifts_blank = pack
        .grounds
        .get(usize::from(ground))
        .is_some_and(|ground| ground.lifts_blank);
    Claim {
        ground: (!blank || lifts_blank).then_some(ground),
        unsubstantiated: blank,
    }
}

/// The lists that a view borrows, made from a case.
pub(crate) struct Relations {
    past: Vec<Past>,
    planned: Option<Vec<bool>>,
    filed: Option<Vec<Filed>>,
}

impl Relations {
    pub(crate) fn of(facts: &Facts<'_>, pack: &Pack) -> Self {
        let visit = facts.visit;
        let instant = visit.instant();
        let date = pack.date(instant);
        let mut past: Vec<Past> = facts
            .history
            .iter()
            .enumerate()
            .filter_map(|(index, other)| relate(index, other, visit, pack))
            .collect();
        past.sort_unstable_by(|a, b| {
            a.instant
                .cmp(&b.instant)
                .then_with(|| facts.history[a.index].id.cmp(&facts.history[b.index].id))
        });
        let planned = facts.plan.map(|plan| {
            visit
                .matters
                .iter()
                .map(|matter| plan.iter().any(|item| item.covers(visit, matter, date)))
                .collect()
        });
        let filed = facts.filings.map(|filings| {
            let of = |matter: &Id<'_>| {
                let covering = filings
                    .iter()
                    .filter(|filing| filing.covers(visit, matter, date));
                covering
                    .map(|filing| {
                        if filing.filed_at <= instant {
                            Filed::InTime
                        } else {
                            Filed::Late
                        }
                    })
                    .max()
            };
            visit
                .matters
                .iter()
                .map(|matter| of(matter).unwrap_or(Filed::No))
                .collect()
        });
        Self {
            past,
            planned,
            filed,
        }
    }

    pub(crate) fn view<'v>(&'v self, facts: &Facts<'_>, pack: &'v Pack) -> View<'v> {
        let visit = facts.visit;
        let instant = visit.instant();
        let category = pack.category_index(&visit.category);
        View {
            pack,
            instant,
            date: pack.date(instant),
            at: visit.at,
            started_at: visit.started_at,
            level: pack.level_index(&visit.level),
            category,
            claim: claim(pack, category, stated(visit, pack)),
            entry: visit.entry,
            caps: caps(pack, &visit.matters),
            history_as_of: facts.history_as_of,
            past: &self.past,
            planned: self.planned.as_deref(),
            filed: self.filed.as_deref(),
        }
    }
}

fn relate(index: usize, other: &Visit<'_>, visit: &Visit<'_>, pack: &Pack) -> Option<Past> {
    if other.void || other.enterprise != visit.enterprise || other.id == visit.id {
        return None;
    }
    let category = pack.category_index(&other.category);
    let level = pack.level_index(&other.level);
    let instant = other.instant();
    let date = pack.date(instant);
    if !counts_at_all(pack, category, level, date) {
        return None;
    }
    Some(Past {
        index,
        instant,
        date,
        smaller_id: other.id < visit.id,
        same_organ: other.organ == visit.organ,
        tier: tier(pack, level),
        shares_matter: other
            .matters
            .iter()
            .any(|matter| visit.matters.contains(matter)),
        same_joint: other.joint.is_some() && other.joint == visit.joint,
        ground: claim(pack, category, stated(other, pack)).ground,
        caps: caps(pack, &other.matters),
    })
}

/// Whether a visit can count against another at all: an inspection, on or after its level's day of force.
pub(crate) fn counts_at_all(
    pack: &Pack,
    category: Option<Index>,
    level: Option<Index>,
    date: Date,
) -> bool {
    let category = category.and_then(|index| pack.categories.get(usize::from(index)));
    category.is_none_or(|category| category.inspection) && !is_before_force(pack, level, date)
}

fn stated(visit: &Visit<'_>, pack: &Pack) -> Option<Stated> {
    let exemption = visit.exemption.as_ref()?;
    Some((pack.ground_index(&exemption.ground), exemption.is_blank()))
}

/// The caps, by their place, whose matters are among these.
fn caps(pack: &Pack, matters: &[Id<'_>]) -> Set {
    let mut set = Set::default();
    let caps = pack.rules.over_frequency.iter().flat_map(|rule| &rule.caps);
    for (index, cap) in (0..).zip(caps) {
        if let Some(named) = &cap.matters
            && matters
                .iter()
                .any(|matter| named.iter().any(|name| name.as_str() == &**matter))
        {
            set.insert(index);
        }
    }
    set
}
