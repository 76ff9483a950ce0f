//! 二: 扫码留痕记录应与各行政执法单位提交的涉企行政执法检查工作计划、涉企行政执法检查备案相互对应、匹配。

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(terms), Some(filed)) = (&view.pack.rules.unfiled, view.filed) else {
        return;
    };
    if view.is_lifted(terms) || filed.iter().all(|matter| matter.covered) {
        return;
    }
    let message = |telling: &Telling<'_>| {
        let matters = telling.matters(|index| !filed[index].covered);
        let lifted = telling.lifted_by(terms);
        Message {
            zh: format!(
                "{}没有覆盖{}和该企业的检查备案。{}请先备案。",
                matters.zh, telling.date, lifted.zh
            ),
            en: format!(
                "{} has no filing that covers {} and this enterprise. {}File it first.",
                matters.en, telling.date, lifted.en
            ),
        }
    };
    found.add(Rule::Unfiled, terms, &message);
}
