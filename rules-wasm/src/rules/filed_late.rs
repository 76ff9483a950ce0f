//! 二: 扫码留痕记录应与……涉企行政执法检查备案相互对应、匹配，通过闭环管理……
//!
//! Every matter is filed, but some only after the visit.

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(terms), Some(filed)) = (&view.pack.rules.filed_late, view.filed) else {
        return;
    };
    if view.is_lifted(terms)
        || !filed.iter().all(|matter| matter.covered)
        || filed.iter().all(|matter| matter.in_time)
    {
        return;
    }
    let message = |telling: &Telling<'_>| {
        let matters = telling.matters(|index| !filed[index].in_time);
        let lifted = telling.lifted_by(terms);
        let when = view.instant.local(view.pack.utc_offset_minutes);
        Message {
            zh: format!(
                "{}的备案晚于检查时间（{when}）。{}备案应在检查之前。",
                matters.zh, lifted.zh
            ),
            en: format!(
                "{} was filed after the visit ({when}). {}A filing comes before the visit.",
                matters.en, lifted.en
            ),
        }
    };
    found.add(Rule::FiledLate, terms, &message);
}
