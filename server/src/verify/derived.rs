//! What is derived: from all stored events again, by the same code that took them in, into tables of its own.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::defence::{Defence, stands};
use crate::quarantine::replay_decision::decided_by;
use crate::record::event_type::About;
use crate::record::types::TypeName;
use crate::registration::{Packs, Settling, erase};
use crate::store::derived::DERIVED;
use crate::store::evidence::event::StoredEvent;
use crate::store::evidence::{event, quarantine_decision, subject};
use crate::store::sqlite::replay::{self, Difference};
use crate::store::sqlite::replay_compare::compare;
use crate::store::{Db, StoreError, Tx};
use crate::verify::database::{AT_ONCE, Verified};

pub(crate) fn check(
    c: &Tx,
    verified: &mut Verified,
    found: &mut impl FnMut(Difference),
) -> Result<(), StoreError> {
    if !stands(Defence::DerivedAgain) {
        return Ok(());
    }
    if let Some(until) = derive(c)? {
        verified.standing = replay::take_over(c, until)?;
    }
    for table in DERIVED.iter().filter(|table| table.is_compared) {
        verified.rows += compare(c, table, &mut *found)?;
    }
    Ok(())
}

/// In whatever batches: the same events end in the same tables. Answers up to which instant verdicts stand as they are.
fn derive(c: &Tx) -> Result<Option<i64>, StoreError> {
    let packs = Packs::default();
    let mut n = 0;
    loop {
        let events = event::events_after(c, n, AT_ONCE)?;
        let Some((last, _)) = events.last() else {
            return erase::frozen_until(c, &*packs.current(c)?);
        };
        n = *last;
        let mut touched = BTreeSet::new();
        for (_, stored) in events.iter().filter(|(_, stored)| !stored.held) {
            touched.extend(touched_by(c, stored)?);
            if let Some(decided) = decided_by(c, stored)? {
                quarantine_decision::decide(c, &decided)?;
            }
        }
        Settling::begin(c, &packs, 0, "verify")?.settle(&touched)?;
    }
}

/// Lists the registrations that an event makes or changes; of a type that nobody knows its bytes are found wanting.
fn touched_by(c: &Db, stored: &StoredEvent) -> Result<Vec<Uuid>, StoreError> {
    match TypeName::read(&stored.r#type).map(TypeName::about) {
        Some(About::Itself) => Ok(vec![stored.id]),
        Some(About::Registrations) => subject::of_event(c, stored.id),
        Some(About::Directory | About::Record | About::Key) | None => Ok(Vec::new()),
    }
}
