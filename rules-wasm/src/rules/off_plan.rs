//! 四(二): 除上级明确规定和处理突发应急事件外，各级行政执法单位应严格按照年度行政执法检查计划开展涉企行政执法检查。

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(terms), Some(planned)) = (&view.pack.rules.off_plan, view.planned) else {
        return;
    };
    if view.is_lifted(terms) || planned.iter().all(|planned| *planned) {
        return;
    }
    let message = |telling: &Telling<'_>| {
        let matters = telling.matters(|index| !planned[index]);
        let lifted = telling.lifted_by(terms);
        Message {
            zh: format!(
                "{}未列入本机关{}对该企业的年度检查计划。{}请先调整计划。",
                matters.zh, telling.date, lifted.zh
            ),
            en: format!(
                "{} is not in the organ's annual plan for this enterprise on {}. {}Have the plan amended first.",
                matters.en, telling.date, lifted.en
            ),
        }
    };
    found.add(Rule::OffPlan, terms, &message);
}
