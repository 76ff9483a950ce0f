//! 五(二): 实施阶段（2024年2月起）：1.市级推广……2.县市区推广……于2024年4月1日前，正式实施涉企行政检查入企扫码工作。
//!
//! Before its level's day of force a visit is registered, and no other rule speaks of it.

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let message = |telling: &Telling<'_>| {
        let level = view
            .level
            .and_then(|index| view.pack.levels.get(usize::from(index)));
        let from = level.map_or(view.date, |level| level.in_force);
        Message {
            zh: format!(
                "{}时本规定对该层级尚未施行（自{from}起施行），本次仅作登记，不作预警。",
                telling.date
            ),
            en: format!(
                "On {} these rules did not yet bind this level (they do from {from}): registered, without warning.",
                telling.date
            ),
        }
    };
    found.add(Rule::NotInForce, &view.pack.rules.not_in_force, &message);
}
