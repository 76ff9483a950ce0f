//! Marks what desks are shown of a registration that no verdict rests on. The marks are made when it is looked at: they
//! are the same in whatever order records came, and a setting or list that changes holds for what came before.

use std::sync::Arc;

use ruqi_rules::{Instant, PackSet};

use crate::registration::packs::Packs;
use crate::registration::region_lookup::RegionLookup;
use crate::registration::view::organ::Views;
use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_history;
use crate::store::{Db, StoreError};
use crate::wire::differences::Difference;

/// How far civil time in China, which has one, is ahead of UTC.
const CIVIL_OFFSET_MS: i64 = 8 * Instant::HOUR;

/// What the marks at desks are made by.
#[derive(Clone)]
pub struct DeskMarks {
    /// Registrations of a day by one officer at one enterprise before those beyond are marked.
    pub registrations_per_day: u32,
    /// What knows categories and grounds.
    pub packs: Packs,
}

/// Marks registrations in one snapshot, for one desk.
pub(crate) struct Marker<'d> {
    db: &'d Db,
    packs: Arc<PackSet>,
    regions: RegionLookup<'d>,
    registrations_per_day: u32,
    is_supervisors: bool,
}

impl DeskMarks {
    /// Begins to mark, for the desk whose registrations these are.
    pub(crate) fn marker<'d>(
        &self,
        db: &'d Db,
        sight: &RegistrationScope,
    ) -> Result<Marker<'d>, StoreError> {
        Ok(Marker {
            db,
            packs: self.packs.current(db)?,
            regions: RegionLookup::new(db),
            registrations_per_day: self.registrations_per_day,
            is_supervisors: match sight {
                RegistrationScope::Region(_) => true,
                RegistrationScope::Organ(_) => false,
            },
        })
    }
}

impl Marker<'_> {
    /// Lists the marks of a registration.
    pub(crate) fn marks(
        &mut self,
        found: &Registration,
        views: &mut Views<'_>,
    ) -> Result<Vec<Difference>, StoreError> {
        let mut marks = Vec::from_iter(self.beyond_daily_limit(found)?);
        if self.is_supervisors {
            marks.extend(self.named_unknown(found, views)?);
        }
        Ok(marks)
    }

    /// Marks a registration before which its officer had made as many of that day at the same enterprise as the limit.
    fn beyond_daily_limit(&self, found: &Registration) -> Result<Option<Difference>, StoreError> {
        let limit = self.registrations_per_day;
        let begins = day_begins(found.visit.at);
        let count = visit_history::count_up_to(self.db, found, begins, limit + 1)?;
        Ok((count > limit).then_some(Difference::BeyondDailyLimit { limit }))
    }

    /// Marks what no list or pack knows of a registration.
    fn named_unknown(
        &mut self,
        found: &Registration,
        views: &mut Views<'_>,
    ) -> Result<Option<Difference>, StoreError> {
        let visit = &found.visit;
        let chain = self.regions.chain(&found.region)?;
        let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
        let pack = self.packs.for_instant(&chain, visit.instant);
        let category = pack.and_then(|pack| pack.category(&visit.category));
        let ground = visit.ground.as_deref();
        let known_ground = pack.and_then(|pack| pack.ground(ground?));
        let matters = views.unknown_matters(&visit.matters)?;
        // Without a pack nothing of it is known, and nobody named what is not.
        let category = (pack.is_some() && category.is_none()).then(|| visit.category.clone());
        let ground = ground.filter(|_| pack.is_some() && known_ground.is_none());
        let is_any = !matters.is_empty() || category.is_some() || ground.is_some();
        Ok(is_any.then(|| Difference::NamedUnknown {
            matters,
            category,
            ground: ground.map(ToOwned::to_owned),
        }))
    }
}

/// Finds when the civil day of an instant began.
fn day_begins(at: Instant) -> Instant {
    let civil = at.millis() + CIVIL_OFFSET_MS;
    Instant::from_millis(civil - civil.rem_euclid(Instant::DAY) - CIVIL_OFFSET_MS)
}
