//! Remembers sealed registrations, so that each is parsed once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::record::stamp::Stamp;
use crate::record::stored_body::body_of;
use crate::registration::derive::base::Base;
use crate::store::evidence::{events, subjects};
use crate::store::ids::EventId;
use crate::store::{Db, StoreError};

/// Reads sealed registrations in one snapshot, and remembers them.
pub(crate) struct RecordCache<'d> {
    db: &'d Db,
    bases: HashMap<EventId, Base>,
    new: HashSet<EventId>,
    told: HashMap<EventId, Vec<EventId>>,
}

impl<'d> RecordCache<'d> {
    /// Begins a cache, with nothing read.
    pub(crate) fn new(db: &'d Db) -> Self {
        Self {
            db,
            bases: HashMap::new(),
            new: HashSet::new(),
            told: HashMap::new(),
        }
    }

    /// Remembers a registration that was parsed already.
    pub(crate) fn learn(&mut self, base: Base) {
        self.bases.insert(base.event.id, base);
    }

    /// The same of one that was stored just now.
    pub(crate) fn learn_new(&mut self, base: Base) {
        self.new.insert(base.event.id);
        self.learn(base);
    }

    /// Whether nothing was derived of it before.
    pub(crate) fn is_new(&self, id: EventId) -> bool {
        self.new.contains(&id)
    }

    /// Lists the events that speak of a registration, held ones too.
    pub(crate) fn told_of(&mut self, id: EventId) -> Result<&[EventId], StoreError> {
        let told = match self.told.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(subjects::of_registration(self.db, id)?),
        };
        Ok(told)
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
