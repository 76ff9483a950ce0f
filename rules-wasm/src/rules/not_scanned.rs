//! 四(二): 必须扫描“湖南营商码”进行涉企检查登记。
//!
//! A caution only: a torn code must not keep an officer out.

use crate::domain::visit::Entry;
use crate::finding::{Message, Rule};
use crate::findings::Findings;
use crate::telling::Telling;
use crate::view::View;

pub(crate) fn check(view: &View<'_>, found: &mut dyn Findings) {
    let Some(terms) = &view.pack.rules.not_scanned else {
        return;
    };
    if view.circumstances.entry == Entry::Scan {
        return;
    }
    let message = |_: &Telling<'_>| {
        Message {
        zh: "企业由手工录入，未扫描营商码。能扫码的请扫码；码已损坏的，请提醒企业更换。".to_owned(),
        en: "The enterprise was entered by hand, not by scanning its code. Scan it if you can; if it is damaged, ask for a new one."
            .to_owned(),
    }
    };
    found.add(Rule::NotScanned, terms, &message);
}
