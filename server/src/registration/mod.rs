//! Registrations, derived from the events about them, judged, and judged again: the same tables whatever order the
//! events came in. [`settle`] is the one way in; it runs in the transaction of whatever changed.

pub mod derive;
pub mod erase;
pub(crate) mod follow_up;
pub mod judge;
pub mod packs;
pub(crate) mod publish;
pub(crate) mod settle;
pub mod view;

pub use derive::base::{Base, Stamp};
pub use packs::Packs;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ruqi_rules::PackSet;
use uuid::Uuid;

use crate::store::evidence::erasure;
use crate::store::pull::change::Scope;
use crate::store::{Connection, StoreError};

/// One settling: what it looked up, so that it looks once.
pub struct Settling<'c> {
    c: &'c Connection,
    /// Milliseconds; when past verdicts end.
    now: i64,
    /// Why verdicts change, in a word, for the log: `arrival`, `resolution`, `withdrawal`, `merger`, `plan`, `filing`, `pack`.
    why: &'static str,
    packs: Arc<PackSet>,
    bases: HashMap<Uuid, Base>,
    regions: HashMap<Uuid, Option<String>>,
    organ_regions: HashMap<String, String>,
    chains: HashMap<String, Vec<String>>,
    enterprise_scopes: HashMap<Uuid, BTreeSet<Scope>>,
    outputs: HashMap<Uuid, String>,
    /// Something new was said of these.
    heard_of: BTreeSet<Uuid>,
    /// Visits up to this instant (milliseconds) keep the verdict that they have: what it rests on may be erased.
    stands_until: Option<i64>,
}

impl<'c> Settling<'c> {
    /// Begins one, in a transaction.
    ///
    /// # Errors
    /// When the packs cannot be read.
    pub fn begin(
        c: &'c Connection,
        packs: &Packs,
        now: i64,
        why: &'static str,
    ) -> Result<Self, StoreError> {
        let packs = packs.current(c)?;
        let window = erase::window_ms(packs.longest_window_days());
        Ok(Self {
            c,
            now,
            why,
            stands_until: erasure::reached(c)?.map(|reached| reached + window),
            packs,
            bases: HashMap::new(),
            regions: HashMap::new(),
            organ_regions: HashMap::new(),
            chains: HashMap::new(),
            enterprise_scopes: HashMap::new(),
            outputs: HashMap::new(),
            heard_of: BTreeSet::new(),
        })
    }

    /// An event that was parsed already need not be read again.
    pub fn knows(&mut self, base: Base) {
        self.bases.insert(base.event.id, base);
    }

    /// Something new was said of these: their organ, which sees all that was said, is told, whatever it comes to. An
    /// earlier amendment that comes after a later one changes no row.
    pub fn hears_of(&mut self, registrations: &BTreeSet<Uuid>) {
        self.heard_of.extend(registrations);
    }

    /// What the rules said in this settling: output lines by registration.
    pub fn into_outputs(self) -> HashMap<Uuid, String> {
        self.outputs
    }
}
