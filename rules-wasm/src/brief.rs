//! A verdict in short, for lists: no ids, no messages, nothing allocated.

use crate::domain::calendar::Date;
use crate::earliest_date::earliest_date;
use crate::finding::{Message, Rule, Severity};
use crate::findings::Findings;
use crate::pack::Index;
use crate::pack::terms::Terms;
use crate::rules;
use crate::telling::Telling;
use crate::view::{Past, View};

/// What a list of thousands wants to know of each visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Brief {
    /// The gravest finding.
    pub(crate) severity: Option<Severity>,
    /// Bits of [`Rule::bit`].
    pub(crate) rules: u32,
    pub(crate) earliest_date: Option<Date>,
}

/// The findings of a visit as a set of rules and the gravest severity.
pub(crate) struct Noted {
    category: Option<Index>,
    pub(crate) severity: Option<Severity>,
    /// Bits of [`Rule::bit`].
    pub(crate) rules: u32,
}

impl Findings for Noted {
    fn add_resting_on(
        &mut self,
        rule: Rule,
        terms: &Terms,
        _cap: Option<&str>,
        _because: &mut dyn Iterator<Item = &Past>,
        _message: &dyn Fn(&Telling<'_>) -> Message,
    ) {
        self.severity = self.severity.max(Some(terms.severity(self.category)));
        self.rules |= rule.bit();
    }
}

pub(crate) fn note(view: &View<'_>) -> Noted {
    let mut noted = Noted {
        category: view.category,
        severity: None,
        rules: 0,
    };
    rules::apply(view, &mut noted);
    noted
}

pub(crate) fn brief(view: &View<'_>) -> Brief {
    let Noted {
        severity, rules, ..
    } = note(view);
    Brief {
        severity,
        rules,
        earliest_date: earliest_date(view),
    }
}
