//! Marks what desks are shown of a registration that no verdict rests on. The marks are made when it is looked at: they
//! are the same in whatever order records came, and a setting or list that changes holds for what came before.

use ruqi_rules::Instant;

use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_history;
use crate::store::{Db, StoreError};
use crate::wire::differences::Difference;

/// How far civil time in China, which has one, is ahead of UTC.
const CIVIL_OFFSET_MS: i64 = 8 * Instant::HOUR;

/// What the marks at desks are made by.
#[derive(Debug, Clone, Copy)]
pub struct DeskMarks {
    /// Registrations of a day by one officer at one enterprise before those beyond are marked.
    pub registrations_per_day: u32,
}

impl DeskMarks {
    /// Lists the marks of a registration.
    pub(crate) fn of(self, db: &Db, found: &Registration) -> Result<Vec<Difference>, StoreError> {
        Ok(Vec::from_iter(self.beyond_daily_limit(db, found)?))
    }

    /// Marks a registration before which its officer had made as many of that day at the same enterprise as the limit.
    fn beyond_daily_limit(
        self,
        db: &Db,
        found: &Registration,
    ) -> Result<Option<Difference>, StoreError> {
        let limit = self.registrations_per_day;
        let count = visit_history::count_up_to(db, found, day_begins(found.visit.at), limit + 1)?;
        Ok((count > limit).then_some(Difference::BeyondDailyLimit { limit }))
    }
}

/// Finds when the civil day of an instant began.
fn day_begins(at: Instant) -> Instant {
    let civil = at.millis() + CIVIL_OFFSET_MS;
    Instant::from_millis(civil - civil.rem_euclid(Instant::DAY) - CIVIL_OFFSET_MS)
}
