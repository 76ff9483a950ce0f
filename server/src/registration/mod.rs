//! Derives registrations from the events about them, judges them, and judges them again: the same tables whatever order
//! the events came in. [`settle`] is the one way in; it runs in the transaction of whatever changed.

pub(crate) mod day;
pub mod derive;
pub(crate) mod derived;
pub mod erase;
pub(crate) mod follow_up;
pub mod judge;
pub mod packs;
pub(crate) mod publish;
pub(crate) mod record_cache;
pub(crate) mod region_lookup;
pub(crate) mod settle;
pub mod view;

pub use derive::base::{Base, Stamp};
pub use packs::Packs;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ruqi_rules::PackSet;

use crate::registration::record_cache::RecordCache;
use crate::registration::region_lookup::RegionLookup;
use crate::store::ids::EventId;
use crate::store::{StoreError, Tx};

/// One settling, in the transaction of whatever changed: what was looked up in it is looked up once.
pub struct Settling<'t> {
    tx: &'t Tx,
    /// When past verdicts end, in milliseconds.
    now: i64,
    /// Why verdicts change, in a word, for the log: `arrival`, `resolution`, `withdrawal`, `merger`, `plan`, `filing`,
    /// `pack`, `enterprise`, `region`.
    why: &'static str,
    packs: Arc<PackSet>,
    regions: RegionLookup<'t>,
    records: RecordCache<'t>,
    outputs: HashMap<EventId, String>,
    /// Something new was said of these.
    heard_of: BTreeSet<EventId>,
    /// Visits up to this instant (milliseconds) keep the verdict that they have: what it rests on may be erased.
    frozen_until: Option<i64>,
}

impl<'t> Settling<'t> {
    /// Begins a settling, in a transaction.
    ///
    /// # Errors
    /// When the packs cannot be read.
    pub fn begin(
        tx: &'t Tx,
        packs: &Packs,
        now: i64,
        why: &'static str,
    ) -> Result<Self, StoreError> {
        let packs = packs.current(tx)?;
        Ok(Self {
            tx,
            now,
            why,
            frozen_until: erase::frozen_until(tx, &packs)?,
            packs,
            regions: RegionLookup::new(tx),
            records: RecordCache::new(tx),
            outputs: HashMap::new(),
            heard_of: BTreeSet::new(),
        })
    }

    /// Remembers a registration that was parsed already: it need not be read again.
    pub fn knows(&mut self, base: Base) {
        self.records.learn(base);
    }

    /// Notes that something new was said of these registrations: their organ, which sees all that was said, is told,
    /// whatever it comes to. An earlier amendment that comes after a later one changes no row.
    pub fn hears_of(&mut self, registrations: &BTreeSet<EventId>) {
        self.heard_of.extend(registrations);
    }

    /// Gives what the rules said in this settling: output lines by registration.
    pub fn into_outputs(self) -> HashMap<EventId, String> {
        self.outputs
    }
}
