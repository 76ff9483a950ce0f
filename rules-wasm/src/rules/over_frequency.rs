//! 四(三): 除涉及国家安全、公共安全、食品药品安全、安全生产、生态环境等直接关系到人民群众生命健康事项和公共卫生等突发应急事件，
//! 以及投诉举报、上级交办等情形外，原则上同一行政机关对同一企业的行政执法检查，每年不超过1次。
//!
//! A pack may set several caps: of an organ or of tiers, for all matters or for some, in a year or in months.

use crate::domain::calendar::Date;
use crate::domain::enterprise_facts::EnterpriseFact;
use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::pack::Index;
use crate::pack::terms::{Cap, OverFrequency, Scope, Window};
use crate::telling::Telling;
use crate::view::{Past, View};

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    for (rule, place, cap) in caps(view) {
        if used(view, rule, place, cap).take(cap.max).count() < cap.max {
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

/// A cap is used up until so many of the visits in its window have left it that fewer than `max` remain; what may not
/// be once, may be on no date.
pub(crate) fn free_from(view: &View<'_>) -> Option<Date> {
    let free = |(rule, place, cap): (&OverFrequency, Index, &Cap)| {
        if cap.max == 0 {
            return Some(Date::LAST);
        }
        let count = used(view, rule, place, cap).count();
        let last_to_leave = used(view, rule, place, cap).nth(count.checked_sub(cap.max)?)?;
        Some(cap.window.without(last_to_leave.date))
    };
    caps(view).filter_map(free).max()
}

/// Whether any of the view's other visits uses up a cap that applies to it.
pub(crate) fn counts(view: &View<'_>) -> bool {
    caps(view).any(|(rule, place, cap)| used(view, rule, place, cap).next().is_some())
}

/// The caps that apply to the visit, with their places.
fn caps<'v>(
    view: &View<'v>,
) -> impl Iterator<Item = (&'v OverFrequency, Index, &'v Cap)> + use<'v> {
    let view = *view;
    let grade = view.circumstances.enterprise[EnterpriseFact::Grade];
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
                && cap.grades.is_none_or(|grades| grades.include(grade))
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
    let (who, what, when) = (who(cap), what(cap), when(cap));
    let graded = graded(telling, cap);
    let before = before(telling, because);
    let lifted = telling.lifted_by(&rule.terms);
    let way_out = telling.other_date();
    let max = cap.max;
    let times = if max == 1 { "visit" } else { "visits" };
    Message {
        zh: format!(
            "{}对同一企业{}{}的检查{}不超过{max}次{}。{}{}",
            who.zh, graded.zh, what.zh, when.zh, before.zh, lifted.zh, way_out.zh
        ),
        en: format!(
            "At most {max} {times} {} by {}{} to one enterprise{}{}. {}{}",
            when.en, who.en, what.en, graded.en, before.en, lifted.en, way_out.en
        ),
    }
}

/// The visits that used it up; nothing where it allows not one.
fn before(telling: &Telling<'_>, because: &[&Past]) -> Message {
    if because.is_empty() {
        return Message::default();
    }
    let (count, visits) = (because.len(), telling.visits(because));
    Message {
        zh: format!("，此前已有{count}次：{}", visits.zh),
        en: format!("; before this: {count} ({})", visits.en),
    }
}

fn who(cap: &Cap) -> Message {
    let (zh, en) = match cap.scope {
        Scope::Organ => ("同一行政机关", "one organ"),
        Scope::Tiers(tiers) if tiers.indices().count() > 1 => {
            ("市县各行政机关合计", "the organs of these tiers together")
        }
        Scope::Tiers(_) => ("同级行政机关合计", "the organs of one tier together"),
    };
    Message {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}

fn what(cap: &Cap) -> Message {
    match &cap.matters {
        None => Message::default(),
        Some(matters) => Message {
            zh: format!("就{}", matters.join("、")),
            en: format!(" on {}", matters.join(", ")),
        },
    }
}

fn when(cap: &Cap) -> Message {
    match cap.window {
        Window::CalendarYear => Message {
            zh: "每年".to_owned(),
            en: "a calendar year".to_owned(),
        },
        Window::Months(months) => Message {
            zh: format!("连续{months}个月内"),
            en: format!("in {months} months"),
        },
    }
}

/// Of which grade the enterprise is, where the cap asks for it.
fn graded(telling: &Telling<'_>, cap: &Cap) -> Message {
    if cap.grades.is_none() {
        return Message::default();
    }
    match telling.fact(EnterpriseFact::Grade) {
        Some(grade) => Message {
            zh: format!("（风险等级{grade}）"),
            en: format!(" (risk grade {grade})"),
        },
        None => Message {
            zh: "（未评风险等级）".to_owned(),
            en: " (without a risk grade)".to_owned(),
        },
    }
}
