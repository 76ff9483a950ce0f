//! The registry: one line a rule, in the order of findings. Rules never import each other.

mod afterwards_overdue;
mod exemption_unsubstantiated;
mod filed_late;
mod filing_unknown;
mod not_in_force;
mod not_scanned;
mod off_plan;
mod over_frequency;
mod overlap_across_agencies;
mod plan_unknown;
mod quiet_day;
mod registered_late;
mod repeat_across_levels;
mod stale_history;
mod unapproved;
mod unfiled;

use crate::domain::calendar::Date;
use crate::findings::Findings;
use crate::view::View;

type Check = fn(&View<'_>, &mut dyn Findings);
type Free = fn(&View<'_>) -> Option<Date>;
type Counts = fn(&View<'_>) -> bool;

/// Speak of inspections alone.
const OF_INSPECTIONS: [Check; 10] = [
    quiet_day::check,
    over_frequency::check,
    repeat_across_levels::check,
    overlap_across_agencies::check,
    off_plan::check,
    plan_unknown::check,
    unfiled::check,
    filed_late::check,
    unapproved::check,
    filing_unknown::check,
];

/// Speak of every registration.
const OF_ALL: [Check; 5] = [
    registered_late::check,
    afterwards_overdue::check,
    not_scanned::check,
    exemption_unsubstantiated::check,
    stale_history::check,
];

/// Speak of timing: for a visit that they find something in, a date before which they still would (the visit moved,
/// all else the same), never later than the first on which they would not.
const OF_TIMING: [Free; 4] = [
    quiet_day::free_from,
    over_frequency::free_from,
    repeat_across_levels::free_from,
    overlap_across_agencies::free_from,
];

/// Rest on other visits.
const OF_OTHERS: [Counts; 3] = [
    over_frequency::counts,
    repeat_across_levels::counts,
    overlap_across_agencies::counts,
];

/// Whether any rule counts any of the other visits against the view's.
pub(crate) fn counts_others(view: &View<'_>) -> bool {
    view.is_inspection() && OF_OTHERS.iter().any(|counts| counts(view))
}

/// Everything that the pack's rules find.
pub(crate) fn apply(view: &View<'_>, found: &mut dyn Findings) {
    if view.is_before_force() {
        return not_in_force::check(view, found);
    }
    if view.is_inspection() {
        OF_INSPECTIONS.iter().for_each(|check| check(view, found));
    }
    OF_ALL.iter().for_each(|check| check(view, found));
}

/// `None` where no rule of timing finds anything; else the latest of what those that do say.
pub(crate) fn free_from(view: &View<'_>) -> Option<Date> {
    if view.is_before_force() || !view.is_inspection() {
        return None;
    }
    OF_TIMING.iter().filter_map(|free| free(view)).max()
}
