//! 四(三): 除涉及国家安全、公共安全、食品药品安全、安全生产、生态环境等直接关系到人民群众生命健康事项和公共卫生等突发应急事件，
//! 以及投诉举报、上级交办等情形外，原则上同一行政机关对同一企业的行政执法检查，每年不超过1次。
//!
//! A pack may set several caps: of an organ or of tiers, for all matters or for some, in a year or in months.

use crate::domain::calendar::Date;
use crate::evaluation::Findings;
use crate::finding::{Message, Rule};
use crate::pack::Index;
use crate::pack::terms::{Cap, OverFrequency, Scope, Window};
use crate::telling::Telling;
use crate::view::{Past, View};

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    for (rule, place, cap) in caps(view) {
        if used(view, rule, place, cap).nth(cap.max - 1).is_none() {
            continue;
        }
        let message = |telling: &Telling<'_>| {
            message(
                telling,
                rule,
                cap,
                &used(view, rule, place, cap).collect::<Vec<_>>(),
            )
        };
        let because = &mut used(view, rule, place, cap);
        found.add_resting_on(
            Rule::OverFrequency,
            &rule.terms,
            Some(&cap.id),
            because,
            &message,
        );
    }
}

/// A cap is used up until so many of the visits in its window have left it that fewer than `max` remain.
pub(crate) fn free_from(view: &View<'_>) -> Option<Date> {
    let free = |(rule, place, cap): (&OverFrequency, Index, &Cap)| {
        let count = used(view, rule, place, cap).count();
        let last_to_leave = used(view, rule, place, cap).nth(count.checked_sub(cap.max)?)?;
        Some(cap.window.without(last_to_leave.date))
    };
    caps(view).filter_map(free).max()
}

/// The caps that apply to the visit, with their places.
fn caps<'v>(
    view: &View<'v>,
) -> impl Iterator<Item = (&'v OverFrequency, Index, &'v Cap)> + use<'v> {
    let view = *view;
    let rule = view
        .pack
        .rules
        .over_frequency
        .as_ref()
        .filter(|rule| !view.is_lifted(&rule.terms));
    rule.into_iter()
        .flat_map(|rule| {
            (0..)
                .zip(&rule.caps)
                .map(move |(place, cap)| (rule, place, cap))
        })
        .filter(move |(_, place, cap)| {
            (cap.matters.is_none() || view.caps.contains(*place))
                && match cap.scope {
                    Scope::Organ => true,
                    Scope::Tiers(tiers) => tiers.contains_some(view.tier()),
                }
        })
}

/// The counted earlier visits of a cap.
fn used<'v>(
    view: &View<'v>,
    rule: &OverFrequency,
    place: Index,
    cap: &Cap,
) -> impl Iterator<Item = &'v Past> {
    let not_counted = rule.not_counted;
    view.earlier(cap.window).filter(move |past| {
        !not_counted.contains_some(past.ground)
            && (cap.matters.is_none() || past.caps.contains(place))
            && match cap.scope {
                Scope::Organ => past.same_organ,
                Scope::Tiers(tiers) => tiers.contains_some(past.tier),
            }
    })
}

fn message(telling: &Telling<'_>, rule: &OverFrequency, cap: &Cap, because: &[&Past]) -> Message {
    let (who_zh, who_en) = match cap.scope {
        Scope::Organ => ("同一行政机关", "one organ".to_owned()),
        Scope::Tiers(tiers) if tiers.indices().count() > 1 => (
            "市县各行政机关合计",
            "the organs of these tiers together".to_owned(),
        ),
        Scope::Tiers(_) => (
            "同级行政机关合计",
            "the organs of one tier together".to_owned(),
        ),
    };
    let (what_zh, what_en) = match &cap.matters {
        None => (String::new(), String::new()),
        Some(matters) => (
            format!("就{}", matters.join("、")),
            format!(" on {}", matters.join(", ")),
        ),
    };
    let (when_zh, when_en) = match cap.window {
        Window::CalendarYear => ("每年".to_owned(), "a calendar year".to_owned()),
        Window::Months(months) => (format!("连续{months}个月内"), format!("in {months} months")),
    };
    let visits = telling.visits(because);
    let lifted = telling.lifted_by(&rule.terms);
    let way_out = telling.other_date();
    let times = if cap.max == 1 { "visit" } else { "visits" };
    Message {
        zh: format!(
            "{who_zh}对同一企业{what_zh}的检查{when_zh}不超过{}次，此前已有{}次：{}。{}{}",
            cap.max,
            because.len(),
            visits.zh,
            lifted.zh,
            way_out.zh
        ),
        en: format!(
            "At most {} {times} {when_en} by {who_en}{what_en} to one enterprise; before this: {} ({}). {}{}",
            cap.max,
            because.len(),
            visits.en,
            lifted.en,
            way_out.en
        ),
    }
}
