//! Not of the document: the phone's own honesty. What it knows of other visits is old, so others may have come since.

use crate::domain::calendar::Instant;
use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let (Some(rule), Some(as_of)) = (
        &view.pack.rules.stale_history,
        view.circumstances.history_as_of,
    ) else {
        return;
    };
    if view.circumstances.at.millis() - as_of.millis() <= rule.limit * Instant::HOUR {
        return;
    }
    let message = |_: &Telling<'_>| {
        let (when, hours) = (as_of.local(view.pack.utc_offset_minutes), rule.limit);
        Message {
            zh: format!(
                "此设备的数据停在{when}，已超过{hours}小时，其后的检查未能计入。有信号时请先同步。"
            ),
            en: format!(
                "The data on this device is of {when}, more than {hours} hours old; visits since then are not counted. Sync when there is signal."
            ),
        }
    };
    found.add(Rule::StaleHistory, &rule.terms, &message);
}
