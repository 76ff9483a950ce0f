//! 四(二): 各级涉企行政执法单位在入企开展执法检查、投诉处理等公务活动前，必须扫描“湖南营商码”进行涉企检查登记。

use crate::domain::calendar::Instant;
use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(rule), Some(started_at)) = (
        &view.pack.rules.registered_late,
        view.circumstances.started_at,
    ) else {
        return;
    };
    if view.circumstances.at.millis() - started_at.millis() <= rule.limit * Instant::MINUTE {
        return;
    }
    let message = |_: &Telling<'_>| {
        let (began, at) = (
            started_at.local(view.pack.utc_offset_minutes),
            view.circumstances.at.local(view.pack.utc_offset_minutes),
        );
        let limit = rule.limit;
        Message {
            zh: format!(
                "检查{began}开始，{at}才登记，迟于规定（应在检查前登记，容许{limit}分钟）。请写明原因。"
            ),
            en: format!(
                "The inspection began at {began} and was registered at {at}: registration comes before it (tolerance {limit} minutes). Give the reason."
            ),
        }
    };
    found.add(Rule::RegisteredLate, &rule.terms, &message);
}
