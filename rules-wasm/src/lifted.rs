//! What a ground lifted: asked beside the verdict, for figures and lists, and no part of its line.

use crate::brief::note;
use crate::domain::case::Facts;
use crate::finding::Rule;
use crate::pack::Pack;
use crate::view::case_source::CaseSource;
use crate::view::relations::Relations;
use crate::view::{Claim, View};

/// The rules, in the order of findings, that would have found something but for the visit's ground.
#[must_use]
pub fn lifted(facts: &Facts<'_>, pack: &Pack) -> Vec<Rule> {
    let mut relations = Relations::default();
    let view = relations.view(&CaseSource::new(*facts, pack), pack);
    let claim = Claim {
        ground: None,
        ..view.claim
    };
    let found = note(&view).rules;
    let found_without = note(&View { claim, ..view }).rules;
    let rules = Rule::ALL.iter().copied();
    rules
        .filter(|rule| found_without & !found & rule.bit() != 0)
        .collect()
}
