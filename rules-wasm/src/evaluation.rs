//! Facts in, verdict out.

use crate::domain::case::Facts;
use crate::earliest_date::earliest_date;
use crate::finding::{Finding, Message, Rule, Verdict, VerdictWord};
use crate::findings::Findings;
use crate::pack::Pack;
use crate::pack::terms::Terms;
use crate::rules;
use crate::telling::Telling;
use crate::view::case_source::CaseSource;
use crate::view::relations::Relations;
use crate::view::{Past, View};

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
    let mut relations = Relations::default();
    let view = relations.view(&CaseSource::new(*facts, pack), pack);
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
        verdict: gravest.map_or(VerdictWord::Clear, VerdictWord::from),
        findings: found.findings,
        earliest_date,
    }
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
            because_total: None,
            message: self.messages.then(|| message(&self.telling)),
            cap: cap.map(str::to_owned),
        });
    }
}
