//! Which visits can count against which: asked where one came or went, to know whose verdicts that can change.

use crate::domain::calendar::{Date, Instant};
use crate::domain::case::Facts;
use crate::pack::Pack;
use crate::rules;
use crate::view::View;
use crate::view::case_source::CaseSource;
use crate::view::relations::Relations;

/// Whether any rule would count a visit of the history against the judged one, were that on this date, at its end.
///
/// What is not counted changes nothing: of the visit as it is, neither verdict nor findings, if it is not counted on the
/// visit's own date; nor that another date is free of findings, if it is not counted on that.
#[must_use]
pub fn counts_on(facts: &Facts<'_>, date: Date, pack: &Pack) -> bool {
    let mut relations = Relations::default();
    let source = CaseSource::new(*facts, pack);
    let view = relations.view(&source, pack);
    let past = view.past.partition_point(|past| past.date <= date);
    rules::counts_others(&View {
        date,
        instant: Instant::NEVER,
        past: view.past.get(..past).unwrap_or_default(),
        ..view
    })
}
