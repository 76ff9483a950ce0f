//! Not in 株优营办〔2024〕1号. Other cities set a deadline for registering afterwards (补录), as 示例 丙: 网络故障的，十日内补录。

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(rule), Some(started_at)) = (
        &view.pack.rules.afterwards_overdue,
        view.circumstances.started_at,
    ) else {
        return;
    };
    let (began, registered) = (
        view.pack.date(started_at),
        view.pack.date(view.circumstances.at),
    );
    let days = registered.days() - began.days();
    if i64::from(days) <= rule.limit {
        return;
    }
    let message = |_: &Telling<'_>| {
        let limit = rule.limit;
        Message {
            zh: format!(
                "检查于{began}开始，{registered}补录，已过{days}日，超过补录期限{limit}日。请写明原因。"
            ),
            en: format!(
                "The inspection began on {began} and was registered on {registered}, {days} days later; the limit is {limit}. Give the reason."
            ),
        }
    };
    found.add(Rule::AfterwardsOverdue, &rule.terms, &message);
}
