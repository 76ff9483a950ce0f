//! Which visits count.

use crate::domain::visit::Visit;
use crate::pack::Pack;
use crate::view::case_source::stated;
use crate::view::{claim, counts_at_all};

/// Whether a visit uses up caps: a standing inspection on or after its level's day of force, its ground in effect not
/// among those that `over_frequency` does not count. What an enterprise is told as its counted inspections.
#[must_use]
pub fn uses_up_caps(visit: &Visit<'_>, pack: &Pack) -> bool {
    let category = pack.category_index(&visit.category);
    let level = pack.level_index(&visit.level);
    let date = pack.date(visit.instant());
    let ground = claim(pack, category, stated(visit, pack)).ground;
    let counts = pack
        .rules
        .over_frequency
        .as_ref()
        .is_some_and(|rule| !rule.not_counted.contains_some(ground));
    counts && !visit.void && counts_at_all(pack, category, level, date)
}
