//! The rules' settings, as a pack gives them. A rule that is absent is off.

use super::places::Index;
pub(crate) use super::places::Set;
pub(crate) use super::window::Window;
use crate::domain::calendar::Date;
use crate::finding::{Rule, Severity};

/// What every rule has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    /// By category's place.
    pub(crate) severities: Vec<Severity>,
    pub(crate) article: Option<String>,
    /// Grounds that lift it.
    pub(crate) lifted_by: Set,
    /// The same in the order of the file, which is the document's, for people.
    pub(crate) lifted_by_in_order: Vec<Index>,
}

impl Terms {
    /// For a visit of a category; one that the pack does not know is taken for the gravest.
    pub(crate) fn severity(&self, category: Option<Index>) -> Severity {
        category
            .and_then(|index| self.severities.get(usize::from(index)))
            .or(self.severities.iter().max())
            .copied()
            .unwrap_or(Severity::Violation)
    }
}

/// Days on which one does not come.
#[derive(Debug, Clone)]
pub(crate) struct QuietDay {
    pub(crate) terms: Terms,
    /// 0 is Monday.
    pub(crate) weekdays: Set,
    /// 1–31.
    pub(crate) days_of_month: Set,
}

impl QuietDay {
    pub(crate) fn includes(&self, date: Date) -> bool {
        self.weekdays.contains(date.weekday()) || self.days_of_month.contains(date.day_of_month())
    }

    /// The last of the quiet days that this date stands among, one after the other; `None` where it is none of them.
    pub(crate) fn last_from(&self, date: Date) -> Option<Date> {
        let next = (0..)
            .map(|days| date.plus(days))
            .find(|day| !self.includes(*day))?;
        (next > date).then(|| next.plus(-1))
    }
}

/// How often one comes.
#[derive(Debug, Clone)]
pub(crate) struct OverFrequency {
    pub(crate) terms: Terms,
    /// Earlier visits on these grounds do not use it up.
    pub(crate) not_counted: Set,
    pub(crate) caps: Vec<Cap>,
}

#[derive(Debug, Clone)]
pub(crate) struct Cap {
    pub(crate) id: String,
    pub(crate) scope: Scope,
    /// So many are borne; 0: not once.
    pub(crate) max: usize,
    pub(crate) window: Window,
    /// Only visits with one of them; `None`: all.
    pub(crate) matters: Option<Vec<String>>,
    /// Only for enterprises of one of them; `None`: for all.
    pub(crate) grades: Option<Grades>,
}

/// Some of the pack's risk grades.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Grades {
    pub(crate) listed: Set,
    /// Enterprises that have none of the pack's grades, too.
    pub(crate) ungraded: bool,
}

impl Grades {
    pub(crate) fn include(self, grade: Option<Index>) -> bool {
        grade.map_or(self.ungraded, |grade| self.listed.contains(grade))
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Scope {
    /// The same organ's visits.
    Organ,
    /// Visits of all organs of these tiers, for visits of these tiers.
    Tiers(Set),
}

/// Who looks into one matter twice.
#[derive(Debug, Clone)]
pub(crate) struct Repeat {
    pub(crate) terms: Terms,
    pub(crate) not_counted: Set,
    pub(crate) window: Window,
    pub(crate) tiers: Set,
    /// Visits of one joint inspection do not count against each other.
    pub(crate) joint_apart: bool,
}

/// A rule with a number of its own: minutes, days or hours.
#[derive(Debug, Clone)]
pub(crate) struct Limited {
    pub(crate) terms: Terms,
    pub(crate) limit: i64,
}

/// All of a pack's rules.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub(crate) not_in_force: Terms,
    pub(crate) quiet_day: Option<QuietDay>,
    pub(crate) over_frequency: Option<OverFrequency>,
    pub(crate) repeat_across_levels: Option<Repeat>,
    pub(crate) overlap_across_agencies: Option<Repeat>,
    pub(crate) off_plan: Option<Terms>,
    pub(crate) plan_unknown: Option<Terms>,
    pub(crate) unfiled: Option<Terms>,
    pub(crate) filed_late: Option<Terms>,
    pub(crate) unapproved: Option<Terms>,
    pub(crate) filing_unknown: Option<Terms>,
    /// Minutes of tolerance.
    pub(crate) registered_late: Option<Limited>,
    /// Days.
    pub(crate) afterwards_overdue: Option<Limited>,
    pub(crate) not_scanned: Option<Terms>,
    pub(crate) exemption_unsubstantiated: Option<Terms>,
    /// Hours.
    pub(crate) stale_history: Option<Limited>,
}

impl Rules {
    /// How far back any of them looks, at most, in days.
    pub(crate) fn longest_window_days(&self) -> u32 {
        let mut longest = 0;
        for cap in self.over_frequency.iter().flat_map(|rule| &rule.caps) {
            longest = longest.max(cap.window.longest_days());
        }
        for rule in [&self.repeat_across_levels, &self.overlap_across_agencies]
            .into_iter()
            .flatten()
        {
            longest = longest.max(rule.window.longest_days());
        }
        longest
    }

    /// Whether a rule can be lifted by a ground at all (– in the specification's table: it cannot).
    pub(crate) fn can_be_lifted(rule: Rule) -> bool {
        !matches!(
            rule,
            Rule::NotInForce
                | Rule::RegisteredLate
                | Rule::AfterwardsOverdue
                | Rule::NotScanned
                | Rule::ExemptionUnsubstantiated
                | Rule::StaleHistory
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Grades, Set};

    #[test]
    fn grades_include_those_that_are_listed_and_none_where_none_is() {
        let grades = Grades {
            listed: Set::from_iter([1, 3]),
            ungraded: false,
        };
        let included = |grades: Grades| [None, Some(0), Some(3)].map(|grade| grades.include(grade));
        assert_eq!(included(grades), [false, false, true]);
        let ungraded = true;
        assert_eq!(included(Grades { ungraded, ..grades }), [true, false, true]);
    }
}
