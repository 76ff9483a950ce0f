//! Derives all tables again from the stored events, by the same code that took them in, into tables of its own, and
//! compares.

use ruqi_rules::Instant;
use std::collections::BTreeSet;

use crate::quarantine::replay_decision::decided_by;
use crate::record::event_type::About;
use crate::record::types::TypeName;
use crate::registration::frozen_until::frozen_until;
use crate::registration::{Packs, Settling};
use crate::store::derived::DERIVED;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::evidence::events::StoredEvent;
use crate::store::evidence::{events, quarantine_decisions, subjects};
use crate::store::ids::EventId;
use crate::store::whole_database::{self, RowDifference, compare};
use crate::store::{Db, StoreError, Tx};
use crate::verify::verified::{AT_ONCE, Verified};

pub(crate) fn check(
    tx: &Tx,
    verified: &mut Verified,
    found: &mut impl FnMut(RowDifference),
) -> Result<(), StoreError> {
    let frozen_until = derive(tx)?;
    verified.pending = whole_database::take_pending_over(tx)?;
    if let Some(until) = frozen_until {
        verified.standing = whole_database::take_over(tx, until)?;
    }
    for table in DERIVED.iter().filter(|table| table.is_compared) {
        verified.rows += compare(tx, table, &mut *found)?;
    }
    Ok(())
}

/// Derives in whatever batches: the same events end in the same tables. Answers up to which instant verdicts are taken
/// as they are.
fn derive(tx: &Tx) -> Result<Option<Instant>, StoreError> {
    let packs = Packs::default();
    let mut n = 0;
    loop {
        let events = events::events_after(tx, n, AT_ONCE)?;
        let Some((last, _)) = events.last() else {
            return frozen_until(tx, &*packs.current(tx)?);
        };
        n = *last;
        let mut touched = BTreeSet::new();
        for (_, stored) in events.iter().filter(|(_, stored)| !stored.state.is_held()) {
            touched.extend(touched_by(tx, stored)?);
            if let Some(decided) = decided_by(tx, stored)? {
                quarantine_decisions::decide(tx, &decided)?;
            }
        }
        Settling::begin(tx, &packs, Instant::EPOCH, SettlingReason::Verification)?
            .settle(&touched)?;
    }
}

/// Lists the registrations that an event makes or changes; of a type that nobody knows its bytes are found wanting.
fn touched_by(db: &Db, stored: &StoredEvent) -> Result<Vec<EventId>, StoreError> {
    match TypeName::read(&stored.r#type).map(TypeName::about) {
        Some(About::Itself) => Ok(vec![stored.id]),
        Some(About::Registrations) => subjects::of_event(db, stored.id),
        Some(About::Directory | About::Record | About::Key) | None => Ok(Vec::new()),
    }
}
