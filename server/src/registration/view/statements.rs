//! Who said what of a registration that counts: officers of its organ, and at its desk the manager.

use crate::record::event::Body;
use crate::registration::derive::base::parse;
use crate::registration::view::organ::Views;
use crate::store::StoreError;
use crate::store::access::acting_organ;
use crate::store::derived::registration::Registration;
use crate::store::derived::visit_key::State;
use crate::store::evidence::event::StoredEvent;
use crate::store::evidence::subject;

/// Something that counts, of what was told of a registration.
pub(crate) struct Spoken {
    pub(crate) stored: StoredEvent,
    pub(crate) body: Body,
}

impl Views<'_> {
    /// What officers and managers of its organ said of it, in the order in which it counts.
    pub(crate) fn spoken(&self, found: &Registration) -> Result<Vec<Spoken>, StoreError> {
        let mut spoken = Vec::new();
        for stored in subject::told_of(self.c, found.visit.id)? {
            let organs = acting_organ::organs_at(self.c, stored.author, stored.estimated_at)?;
            if let Some(body) = parse(&stored).filter(|_| organs.contains(&found.visit.organ)) {
                spoken.push(Spoken { stored, body });
            }
        }
        Ok(spoken)
    }

    /// Who withdrew it first, by name, and why.
    pub(crate) fn withdrawn(
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
