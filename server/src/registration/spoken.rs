//! Who said what of a registration that counts: officers of its organ, and at its desk the manager.

use super::base::parse;
use super::view::Views;
use crate::store::event::StoredEvent;
use crate::store::registration::Registration;
use crate::store::visit_key::State;
use crate::store::{StoreError, about, acting};
use crate::sync::event::Body;

/// Something that counts, of what was told of a registration.
pub(super) struct Spoken {
    pub(super) stored: StoredEvent,
    pub(super) body: Body,
}

impl Views<'_> {
    /// What officers and managers of its organ said of it, in the order in which it counts.
    pub(super) fn spoken(&self, found: &Registration) -> Result<Vec<Spoken>, StoreError> {
        let mut spoken = Vec::new();
        for stored in about::told_of(self.c, found.visit.id)? {
            let organs = acting::organs_at(self.c, stored.author, stored.estimated_at)?;
            if let Some(body) = parse(&stored).filter(|_| organs.contains(&found.visit.organ)) {
                spoken.push(Spoken { stored, body });
            }
        }
        Ok(spoken)
    }

    /// Who withdrew it first, by name, and why.
    pub(super) fn withdrawn(
        &mut self,
        found: &Registration,
        spoken: &[Spoken],
    ) -> Result<Option<(String, String)>, StoreError> {
        if found.visit.state != State::Withdrawn {
            return Ok(None);
        }
        for Spoken { stored, body } in spoken {
            if let Body::Withdrawal { reason, .. } = body {
                let by = self.officer(stored.author)?.name;
                return Ok(Some((by, reason.clone())));
            }
        }
        Ok(None)
    }
}
