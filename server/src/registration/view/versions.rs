//! Shows all versions of what can be amended, as they were sealed: an amendment never hides what was registered.

use crate::record::event::Body;
use crate::record::stored_body::body_of;
use crate::record::types::amendment::AmendmentEvent;
use crate::registration::view::organ::{Views, time};
use crate::registration::view::statements::Statement;
use crate::store::StoreError;
use crate::store::derived::registrations::Registration;
use crate::store::evidence::events;
use crate::store::evidence::events::StoredEvent;
use crate::wire::visits::Version;
use ruqi_rules::Instant;

impl Views<'_> {
    /// Lists what was registered, and each amendment by officers of its organ, in the order in which they count; empty
    /// where nothing was amended.
    pub(crate) fn versions(
        &mut self,
        found: &Registration,
        statements: &[Statement],
    ) -> Result<Vec<Version>, StoreError> {
        let mut versions = Vec::new();
        for Statement { stored, body } in statements {
            if let Body::Amendment(says) = body {
                versions.push(self.version(stored, says.clone())?);
            }
        }
        if versions.is_empty() {
            return Ok(versions);
        }
        let sealed = events::get(self.db, found.visit.id)?;
        if let Some(stored) = sealed
            && let Some(Body::Registration(registered)) = body_of(&stored)
        {
            let body = registered.0;
            let says = AmendmentEvent {
                registration: found.visit.id,
                exemption: body.exemption,
                matters: Some(body.matters),
                started_at: body.started_at,
                joint: body.joint,
            };
            versions.insert(0, self.version(&stored, says)?);
        }
        Ok(versions)
    }

    fn version(
        &mut self,
        stored: &StoredEvent,
        says: AmendmentEvent,
    ) -> Result<Version, StoreError> {
        let shifted = |at: Instant| time(at + stored.shift);
        Ok(Version {
            by: self.officer(stored.author)?.name,
            at: time(stored.estimated_at),
            exemption: says.exemption,
            matters: says.matters.map(|ids| self.matters(&ids)).transpose()?,
            started_at: says.started_at.map(shifted),
            joint: says.joint.map(|id| id.to_string()),
        })
    }
}
