//! Not of Zhuzhou's document. Other cities ask that the organ's head approve a filing before anybody goes in.
//!
//! Every matter is filed, but for some no filing was approved by then. It may be filed late, too.

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(terms), Some(filed)) = (&view.pack.rules.unapproved, view.filed) else {
        return;
    };
    if view.is_lifted(terms)
        || !filed.iter().all(|matter| matter.covered)
        || filed.iter().all(|matter| matter.approved)
    {
        return;
    }
    let message = |telling: &Telling<'_>| {
        let matters = telling.matters(|index| !filed[index].approved);
        let lifted = telling.lifted_by(terms);
        let when = view.instant.local(view.pack.utc_offset_minutes);
        Message {
            zh: format!(
                "{}的备案到检查时（{when}）尚未经本机关负责人批准。{}请先报批。",
                matters.zh, lifted.zh
            ),
            en: format!(
                "{}: at the time of the visit ({when}) the head of the organ had not approved the filing. {}Have it approved first.",
                matters.en, lifted.en
            ),
        }
    };
    found.add(Rule::Unapproved, terms, &message);
}
