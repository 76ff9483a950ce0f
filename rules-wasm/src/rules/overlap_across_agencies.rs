//! 四(三): 市县两级不得针对同一检查事项进行重复检查、多头检查。
//!
//! Here 多头检查: another organ of the same tier has been there on the same matter.

use crate::domain::calendar::Date;
use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::pack::terms::Repeat;
use crate::telling::Telling;
use crate::view::{Past, View};

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let Some(rule) = &view.pack.rules.overlap_across_agencies else {
        return;
    };
    if overlapping(view, rule).next().is_none() {
        return;
    }
    let message = |telling: &Telling<'_>| {
        let visits = telling.visits_with_matters(&overlapping(view, rule).collect::<Vec<_>>());
        let (lifted, way_out) = (telling.lifted_by(&rule.terms), telling.other_date());
        Message {
            zh: format!(
                "同级其他机关已就同一检查事项检查过该企业：{}，不得多头检查。{}{}",
                visits.zh, lifted.zh, way_out.zh
            ),
            en: format!(
                "Another organ of the same level has already inspected this enterprise on the same matter: {}; one organ is enough. {}{}",
                visits.en, lifted.en, way_out.en
            ),
        }
    };
    found.add_resting_on(
        Rule::OverlapAcrossAgencies,
        &rule.terms,
        None,
        &mut overlapping(view, rule),
        &message,
    );
}

pub(crate) fn free_from(view: &View<'_>) -> Option<Date> {
    let rule = view.pack.rules.overlap_across_agencies.as_ref()?;
    Some(rule.window.without(overlapping(view, rule).last()?.date))
}

/// Whether any of the view's other visits is such a one.
pub(crate) fn counts(view: &View<'_>) -> bool {
    let rule = view.pack.rules.overlap_across_agencies.as_ref();
    rule.is_some_and(|rule| overlapping(view, rule).next().is_some())
}

fn overlapping<'v>(view: &View<'v>, rule: &Repeat) -> impl Iterator<Item = &'v Past> {
    let applies = rule.tiers.contains_some(view.tier()) && !view.is_lifted(&rule.terms);
    let (tier, not_counted, joint_apart) = (view.tier(), rule.not_counted, rule.joint_apart);
    view.earlier(rule.window).filter(move |past| {
        applies
            && past.shares_matter
            && past.tier == tier
            && !past.same_organ
            && !(joint_apart && past.same_joint)
            && !not_counted.contains_some(past.ground)
    })
}
