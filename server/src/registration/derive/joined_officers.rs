//! Finds who joined a visit: colleagues who scanned the leader's screen, also where the registration has not come (yet).

use crate::record::event::Body;
use crate::record::registration_state::RegistrationState;
use crate::record::stored_body::body_of;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::attendances::Attendance;
use crate::store::evidence::events;
use crate::store::ids::EventId;

impl Settling<'_> {
    /// Lists who joined a registration, one each: the attendance that binds, else the first. It binds where the screen
    /// showed this very registration to a colleague of its organ.
    pub(crate) fn attended(
        &self,
        state: &RegistrationState,
    ) -> Result<Vec<Attendance>, StoreError> {
        let mut attended = Vec::new();
        for joined in &state.joined {
            attended.push(Attendance {
                officer: joined.officer,
                event: joined.event,
                organ: self.basis.acting.legal_at(&joined.organ, joined.at)?,
                bound: joined.saw_it
                    && self
                        .basis
                        .acting
                        .acts_for(joined.officer, joined.at, &state.organ)?,
            });
        }
        attended.sort_by_key(|one| (one.officer, !one.bound));
        attended.dedup_by_key(|one| one.officer);
        Ok(attended)
    }

    /// Lists colleagues who joined a registration that has not come (yet): accepted, unbound.
    pub(crate) fn attended_early(
        &self,
        registration: EventId,
    ) -> Result<Vec<Attendance>, StoreError> {
        let mut early = Vec::new();
        for stored in events::accepted_about(self.basis.tx, registration)? {
            if let Some(Body::Attendance(attendance)) = body_of(&stored) {
                early.push(Attendance {
                    officer: stored.author,
                    event: stored.id,
                    organ: self
                        .basis
                        .acting
                        .legal_at(&attendance.organ, stored.estimated_at)?,
                    bound: false,
                });
            }
        }
        early.sort_by_key(|one| one.officer);
        early.dedup_by_key(|one| one.officer);
        Ok(early)
    }
}
