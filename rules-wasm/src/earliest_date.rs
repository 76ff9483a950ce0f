//! The first date on which the rules of timing find nothing: the way out that a verdict names.

use crate::domain::calendar::Date;
use crate::rules;
use crate::view::View;

/// How many days after the visit's own date it is looked for.
const DAYS_AHEAD: i32 = 800;

/// Each rule that finds something says from when on it could not, all else the same, so whole years are passed over in
/// one step.
pub(crate) fn earliest_date(view: &View<'_>) -> Option<Date> {
    let mut date = view.date;
    while date <= view.date.plus(DAYS_AHEAD) {
        match rules::free_from(&view.moved_to(date)) {
            None => return Some(date),
            Some(later) => date = later.max(date.plus(1)),
        }
    }
    None
}
