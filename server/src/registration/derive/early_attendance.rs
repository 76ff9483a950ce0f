//! What waits for a registration that has not come.

use uuid::Uuid;

use crate::record::event::Body;
use crate::registration::Settling;
use crate::registration::derive::base::parse;
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
        place: &crate::registration::derive::location::Place,
        instant: i64,
        category: &str,
    ) -> Result<Option<String>, StoreError> {
        let chain = self.regions.chain(&place.region)?;
        let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
        let instant = ruqi_rules::Instant::from_millis(instant);
        let pack = self.packs.for_instant(&chain, instant);
        Ok(pack.and_then(|pack| {
            let category = pack.category(category)?;
            Some(pack.implied_ground(category)?.key.clone())
        }))
    }
}
