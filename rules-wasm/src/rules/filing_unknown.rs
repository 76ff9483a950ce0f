//! 二: 扫码留痕记录应与……涉企行政执法检查备案相互对应、匹配。
//!
//! The filings are not on this phone, so it cannot tell; the server will.

use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let Some(terms) = &view.pack.rules.filing_unknown else {
        return;
    };
    if view.filed.is_some() || view.is_lifted(terms) {
        return;
    }
    let message = |_: &Telling<'_>| {
        Message {
        zh: "此设备上没有本机关的检查备案，未能核对。请联网同步，或向联络员核实备案。".to_owned(),
        en: "The organ's filings are not on this device, so they were not checked. Sync, or ask your manager.".to_owned(),
    }
    };
    found.add(Rule::FilingUnknown, terms, &message);
}
