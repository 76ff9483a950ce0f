//! Remembers sealed registrations, so that each is parsed once.

use std::collections::HashMap;

use crate::record::stamp::Stamp;
use crate::record::stored_body::body_of;
use crate::registration::derive::base::Base;
use crate::store::evidence::events;
use crate::store::ids::EventId;
use crate::store::{Db, StoreError};

/// Reads sealed registrations in one snapshot, and remembers them.
pub(crate) struct RecordCache<'d> {
    db: &'d Db,
    bases: HashMap<EventId, Base>,
}

impl<'d> RecordCache<'d> {
    /// Begins a cache, with nothing read.
    pub(crate) fn new(db: &'d Db) -> Self {
        Self {
            db,
            bases: HashMap::new(),
        }
    }

    /// Remembers a registration that was parsed already.
    pub(crate) fn learn(&mut self, base: Base) {
        self.bases.insert(base.event.id, base);
    }

    /// Finds the accepted registration or averted visit of that id.
    pub(crate) fn base(&mut self, id: EventId) -> Result<Option<Base>, StoreError> {
        if let Some(base) = self.bases.get(&id) {
            return Ok(Some(base.clone()));
        }
        let Some(stored) = events::get(self.db, id)?.filter(|event| !event.state.is_held()) else {
            return Ok(None);
        };
        let stamp = Stamp::from(&stored);
        let Some(base) = body_of(&stored).and_then(|body| Base::of(body, stamp)) else {
            return Ok(None);
        };
        self.bases.insert(id, base.clone());
        Ok(Some(base))
    }
}
