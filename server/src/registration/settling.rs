//! Settling: whatever changed, registrations are derived again, judged again and published, in its transaction. Here is
//! what all of that shares; `derive/`, `judge/` and `settle.rs` do it.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use ruqi_rules::{Instant, PackSet};

use crate::record::acting_lookup::ActingLookup;
use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::registration::frozen_until::frozen_until;
use crate::registration::judge::judging_work::JudgingWork;
use crate::registration::notices::Notices;
use crate::registration::packs::Packs;
use crate::registration::record_cache::RecordCache;
use crate::registration::region_lookup::RegionLookup;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::ids::EventId;
use crate::store::{StoreError, Tx};

/// One settling, in the transaction of whatever changed: what was looked up in it is looked up once.
pub struct Settling<'t> {
    pub(super) basis: Basis<'t>,
    pub(super) regions: RegionLookup<'t>,
    pub(super) records: RecordCache<'t>,
    /// What was derived in it.
    pub(super) derived: HashMap<EventId, Rc<DerivedVisit>>,
    pub(super) notices: Notices,
    pub(super) work: JudgingWork,
}

/// What a settling rests on from its beginning to its end.
pub(super) struct Basis<'t> {
    pub(super) tx: &'t Tx,
    pub(super) acting: ActingLookup<'t>,
    pub(super) packs: Arc<PackSet>,
    /// When past verdicts end.
    pub(super) now: Instant,
    pub(super) reason: SettlingReason,
    /// Visits up to this instant keep the verdict that they have: what it rests on may be erased.
    pub(super) frozen_until: Option<Instant>,
}

impl<'t> Settling<'t> {
    /// Begins a settling, in a transaction.
    ///
    /// # Errors
    /// When the packs cannot be read.
    pub fn begin(
        tx: &'t Tx,
        packs: &Packs,
        now: Instant,
        reason: SettlingReason,
    ) -> Result<Self, StoreError> {
        let packs = packs.current(tx)?;
        Ok(Self {
            basis: Basis {
                tx,
                acting: ActingLookup::new(tx),
                now,
                reason,
                frozen_until: frozen_until(tx, &packs)?,
                packs,
            },
            regions: RegionLookup::new(tx),
            records: RecordCache::new(tx),
            derived: HashMap::new(),
            notices: Notices::default(),
            work: JudgingWork::of(reason),
        })
    }

    /// Remembers a registration that was parsed already: it need not be read again.
    pub fn knows(&mut self, base: Base) {
        self.records.learn(base);
    }

    /// The same of one that was stored in this transaction, so that nothing was derived of it before.
    pub fn knows_new(&mut self, base: Base) {
        self.records.learn_new(base);
    }

    /// Notes that something new was said of these registrations: their organ, which sees all that was said, is told,
    /// whatever it comes to. An earlier amendment that comes after a later one changes no row.
    pub fn hears_of(&mut self, registrations: &BTreeSet<EventId>) {
        self.notices.hear_of(registrations);
    }

    /// Gives what the rules said in this settling: output lines by registration.
    pub fn into_outputs(self) -> HashMap<EventId, String> {
        self.notices.into_outputs()
    }
}
