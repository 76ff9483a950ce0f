//! Collects which registrations a push or a release changed: they are settled once all of it is stored.

use ruqi_rules::Instant;
use std::collections::{BTreeSet, HashMap};

use crate::record::event::Event;
use crate::registration::derive::base::{Base, Stamp};
use crate::registration::{Packs, Settling};
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::ids::EventId;
use crate::store::{StoreError, Tx};

/// Registrations that are to be derived and judged.
#[derive(Default)]
pub(crate) struct Effects {
    touched: BTreeSet<EventId>,
    /// Those that need not be read again.
    bases: Vec<Base>,
    /// Those that were stored just now.
    new: BTreeSet<EventId>,
}

impl Effects {
    /// An event was stored just now, and counts: nothing was ever derived of it.
    pub(crate) fn is_new(&mut self, event: Event, stamp: Stamp) {
        self.new.insert(event.id);
        self.accepted(event, stamp);
    }

    /// An event counts now.
    pub(crate) fn accepted(&mut self, event: Event, stamp: Stamp) {
        self.touched.extend(event.about());
        if let Some(base) = Base::of(event.body, stamp) {
            self.touched.insert(base.event.id);
            self.bases.push(base);
        }
    }

    /// Those of one event, added to those of the push.
    pub(crate) fn add(&mut self, other: Self) {
        self.touched.extend(other.touched);
        self.bases.extend(other.bases);
        self.new.extend(other.new);
    }

    /// Derives and judges; returns what the rules said, by registration.
    pub(crate) fn settle(
        self,
        c: &Tx,
        packs: &Packs,
        now: Instant,
    ) -> Result<HashMap<EventId, String>, StoreError> {
        if self.touched.is_empty() {
            return Ok(HashMap::new());
        }
        let mut settling = Settling::begin(c, packs, now, SettlingReason::Arrival)?;
        for base in self.bases {
            if self.new.contains(&base.event.id) {
                settling.knows_new(base);
            } else {
                settling.knows(base);
            }
        }
        settling.hears_of(&self.touched);
        settling.settle(&self.touched)?;
        Ok(settling.into_outputs())
    }
}
