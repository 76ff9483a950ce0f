//! 四(三): 不在每周一至周三企业“宁静日”开展日常行政执法检查（上级有明确文件规定的除外）。
//!
//! Which days are quiet is the pack's: days of the week, of the month, or both.

use crate::domain::calendar::Date;
use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::pack::terms::QuietDay;
use crate::telling::{self, Telling};
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let Some(rule) = finds(view) else { return };
    let message = |telling: &Telling<'_>| {
        let (zh, en) = telling::weekday(view.date);
        let lifted = telling.lifted_by(&rule.terms);
        let way_out = telling.other_date();
        Message {
            zh: format!(
                "{}（{zh}）是企业“宁静日”，不开展日常检查。{}{}",
                view.date, lifted.zh, way_out.zh
            ),
            en: format!(
                "{} ({en}) is a quiet day for enterprises, without routine inspections. {}{}",
                view.date, lifted.en, way_out.en
            ),
        }
    };
    found.add(Rule::QuietDay, &rule.terms, &message);
}

pub(crate) fn free_from(view: &View<'_>) -> Option<Date> {
    let rule = finds(view)?;
    (1..=31)
        .map(|days| view.date.plus(days))
        .find(|date| !rule.includes(*date))
        .or(Some(view.date.plus(31)))
}

fn finds<'v>(view: &View<'v>) -> Option<&'v QuietDay> {
    let rule = view.pack.rules.quiet_day.as_ref()?;
    (rule.includes(view.date) && !view.is_lifted(&rule.terms)).then_some(rule)
}
