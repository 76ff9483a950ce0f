//! What waits for a registration that has not come, and what its pack says where it says nothing itself.

use ruqi_rules::{Category, Instant, Pack};
use uuid::Uuid;

use crate::record::event::Body;
use crate::registration::Settling;
use crate::registration::derive::base::parse;
use crate::registration::derive::location::Place;
use crate::store::StoreError;
use crate::store::derived::attendance::Attendance;
use crate::store::directory::organ;
use crate::store::evidence::subject;

impl Settling<'_> {
    /// Colleagues who joined a registration that is not known (yet): accepted, unbound.
    pub(crate) fn waiting(&self, registration: Uuid) -> Result<Vec<Attendance>, StoreError> {
        let mut waiting = Vec::new();
        for stored in subject::told_of(self.tx, registration)? {
            if let Some(Body::Attendance { organ, .. }) = parse(&stored) {
                waiting.push(Attendance {
                    officer: stored.author,
                    event: stored.id,
                    organ: organ::legal_at(self.tx, &organ, stored.estimated_at)?,
                    bound: false,
                });
            }
        }
        waiting.sort_by_key(|one| one.officer);
        waiting.dedup_by_key(|one| one.officer);
        Ok(waiting)
    }

    /// The ground that the category implies where none is stated, by the pack that judges the visit.
    pub(crate) fn implied_ground(
        &mut self,
        place: &Place,
        instant: i64,
        category: &str,
    ) -> Result<Option<String>, StoreError> {
        self.by_its_pack(place, instant, |pack| {
            let category = stated(pack, category)?;
            Some(pack.implied_ground(category)?.key.clone())
        })
    }

    /// The category of a registration; by the pack that judges the visit, where its phone stated none.
    pub(crate) fn category(
        &mut self,
        place: &Place,
        instant: i64,
        category: &str,
    ) -> Result<String, StoreError> {
        if category != UNSTATED {
            return Ok(category.to_owned());
        }
        let default = self.by_its_pack(place, instant, |pack| {
            Some(stated(pack, category)?.key.clone())
        })?;
        Ok(default.unwrap_or_else(|| category.to_owned()))
    }

    fn by_its_pack<T>(
        &mut self,
        place: &Place,
        instant: i64,
        ask: impl FnOnce(&Pack) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        let chain = self.regions.chain(&place.region)?;
        let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
        let pack = self
            .packs
            .for_instant(&chain, Instant::from_millis(instant));
        Ok(pack.and_then(ask))
    }
}

/// The category of a phone that had no pack to choose from: the pack's default.
const UNSTATED: &str = "unstated";

fn stated<'p>(pack: &'p Pack, category: &str) -> Option<&'p Category> {
    match category {
        UNSTATED => pack.default_category(),
        key => pack.category(key),
    }
}
