//! 四(二): ……应严格按照年度行政执法检查计划开展涉企行政执法检查。
//!
//! The plan is not on this phone, so it cannot tell; the server will.

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let Some(terms) = &view.pack.rules.plan_unknown else {
        return;
    };
    if view.planned.is_some() || view.is_lifted(terms) {
        return;
    }
    let message = |_: &Telling<'_>| {
        Message {
        zh: "此设备上没有本机关的年度检查计划，未能核对。请联网同步，或向联络员核实计划。".to_owned(),
        en: "The organ's annual plan is not on this device, so it was not checked. Sync, or ask your manager.".to_owned(),
    }
    };
    found.add(Rule::PlanUnknown, terms, &message);
}
