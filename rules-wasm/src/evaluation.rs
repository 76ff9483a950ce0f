//! Facts in, verdict out.

use crate::domain::calendar::Date;
use crate::domain::case::Facts;
use crate::finding::{Finding, Grade, Message, Rule, Verdict};
use crate::pack::Pack;
use crate::pack::terms::Terms;
use crate::rules;
use crate::telling::Telling;
use crate::view::of_case::Relations;
use crate::view::{Past, View};

/// How many days after the visit's own date an earliest date is looked for.
const DAYS_AHEAD: i32 = 800;

/// Judges a visit by all rules of a pack.
///
/// Total: any facts get a verdict. [`Facts::check`] refuses what a case may not hold; facts that were not checked are
/// judged with care (a category that the pack does not know is an inspection, a level that it does not know has no
/// tier and is bound from ever), so that one odd row of history never keeps a visit from its verdict.
#[must_use]
pub fn evaluate(facts: &Facts<'_>, pack: &Pack) -> Verdict {
    judge(facts, pack, true)
}

/// As [`evaluate`], the findings without their messages.
#[must_use]
pub fn evaluate_without_messages(facts: &Facts<'_>, pack: &Pack) -> Verdict {
    judge(facts, pack, false)
}

fn judge(facts: &Facts<'_>, pack: &Pack, messages: bool) -> Verdict {
    let relations = Relations::of(facts, pack);
    let view = relations.view(facts, pack);
    let earliest_date = earliest_date(&view);
    let telling = Telling {
        facts,
        pack,
        date: view.date,
        earliest_date,
    };
    let mut found = Written {
        view: &view,
        telling,
        messages,
        findings: Vec::new(),
    };
    rules::apply(&view, &mut found);
    let gravest = found.findings.iter().map(|finding| finding.severity).max();
    Verdict {
        verdict: gravest.map_or(Grade::Clear, Grade::from),
        findings: found.findings,
        earliest_date,
    }
}

/// Where rules put what they find.
pub(crate) trait Findings {
    /// A finding that rests on the visit itself. The message is asked for only where somebody reads it.
    fn add(&mut self, rule: Rule, terms: &Terms, message: &dyn Fn(&Telling<'_>) -> Message) {
        self.add_resting_on(rule, terms, None, &mut std::iter::empty(), message);
    }

    /// A finding that rests on earlier visits too, earliest first; under a cap, with the cap's id.
    fn add_resting_on(
        &mut self,
        rule: Rule,
        terms: &Terms,
        cap: Option<&str>,
        because: &mut dyn Iterator<Item = &Past>,
        message: &dyn Fn(&Telling<'_>) -> Message,
    );
}

/// Findings written out.
struct Written<'w> {
    view: &'w View<'w>,
    telling: Telling<'w>,
    messages: bool,
    findings: Vec<Finding>,
}

impl Findings for Written<'_> {
    fn add_resting_on(
        &mut self,
        rule: Rule,
        terms: &Terms,
        cap: Option<&str>,
        because: &mut dyn Iterator<Item = &Past>,
        message: &dyn Fn(&Telling<'_>) -> Message,
    ) {
        let history = self.telling.facts.history;
        self.findings.push(Finding {
            rule,
            severity: terms.severity(self.view.category),
            article: terms.article.clone(),
            because: because
                .map(|past| history[past.index].id.to_string())
                .collect(),
            message: self.messages.then(|| message(&self.telling)),
            cap: cap.map(str::to_owned),
        });
    }
}

/// The first date on which the rules of timing find nothing. Each rule that does find something says from when on it
/// could not, all else the same, so whole years are passed over in one step.
pub(crate) fn earliest_date(view: &View<'_>) -> Option<Date> {
    let mut date = view.date;
    while date <= view.date.plus(DAYS_AHEAD) {
        match rules::free_from(&view.moved_to(date)) {
            None => return Some(date),
            Some(later) => date = later.max(date.plus(1)),
        }
    }
    None
}
