//! A visit and its context as the rules see them: no text, only how things relate.
//!
//! Two sources feed them: a case's own lists, and the phone's book, which judges lists of thousands. One maker serves
//! both, and the rules cannot tell them apart, so both reach the same verdict.

pub(crate) mod case_source;
pub(crate) mod relations;
pub(crate) mod visit_source;

use crate::domain::calendar::{Date, Instant};
use crate::domain::enterprise_facts::EachFact;
use crate::domain::visit::Entry;
use crate::pack::terms::{Set, Terms, Window};
use crate::pack::{Index, Pack};

/// The judged visit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'v> {
    pub(crate) pack: &'v Pack,
    /// The visit's instant, and its civil date.
    pub(crate) instant: Instant,
    pub(crate) date: Date,
    pub(crate) circumstances: Circumstances,
    pub(crate) level: Option<Index>,
    pub(crate) category: Option<Index>,
    pub(crate) claim: Claim,
    /// Caps of the pack whose matters the visit has one of.
    pub(crate) caps: Set,
    /// Visits at the enterprise that could count, by (instant, id).
    pub(crate) past: &'v [Past],
    /// For each matter of the visit, whether it is in the plan; `None`: the plan is not known.
    pub(crate) planned: Option<&'v [bool]>,
    /// For each matter, what its filings come to; `None`: the filings are not known.
    pub(crate) filed: Option<&'v [MatterFiling]>,
}

/// What the rules ask of the judged visit alone, whichever source it is from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Circumstances {
    pub(crate) at: Instant,
    pub(crate) started_at: Option<Instant>,
    pub(crate) entry: Entry,
    /// What is known of the enterprise on the visit's date, where the pack lists it.
    pub(crate) enterprise: EachFact<Option<Index>>,
    pub(crate) history_as_of: Option<Instant>,
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

/// What the filings of a matter come to at the visit's instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct MatterFiling {
    /// Some filing covers it, whenever that was filed.
    pub(crate) covered: bool,
    /// Some was filed by then.
    pub(crate) in_time: bool,
    /// Some was approved by then.
    pub(crate) approved: bool,
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
