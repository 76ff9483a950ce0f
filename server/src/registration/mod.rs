//! Registrations, derived from the events about them, judged, and judged again: the same tables whatever order the
//! events came in. [`settle`] is the one way in; it runs in the transaction of whatever changed.

mod after;
mod again;
mod articles;
mod base;
mod difference;
pub mod enterprise_view;
pub mod erase;
mod facts;
mod judge;
mod keep;
pub mod lists;
mod packs;
mod place;
mod publish;
mod resolve;
mod row;
mod settle;
mod spoken;
mod told;
mod unknown;
mod versions;
pub mod view;
mod waiting;
mod withdraw;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ruqi_rules::PackSet;
use uuid::Uuid;

pub use again::{rejudge_enterprise, rejudge_merged, rejudge_organ};
pub use base::{Base, Stamp};
pub use packs::Packs;
pub use resolve::{Resolution, ResolveError, resolve_code};
pub use unknown::unknown_codes;
pub use withdraw::{DeskWithdrawal, WithdrawError};

use crate::store::change::Scope;
use crate::store::{Connection, StoreError, erasure};

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
