//! Checks the evidence: events and keys, each against what its own bytes say.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::keys::Keys;
use crate::record::jws::write_hash;
use crate::store::evidence::enrolments::Enrolment;
use crate::store::evidence::events::StoredEvent;
use crate::store::evidence::{enrolments, erasures, events, quarantine, subjects};
use crate::store::ids::{EventId, Kid, RecordHash};
use crate::store::whole_database::RowDifference;
use crate::store::{Db, StoreError};
use crate::verify::altered_column::AlteredColumn;
use crate::verify::erased_bytes;
use crate::verify::stored_bytes::{self, SealedLinks};
use crate::verify::verified::{AT_ONCE, Verified, tell_all};

pub(crate) fn check(
    db: &Db,
    keys: &Keys,
    verified: &mut Verified,
    found: &mut impl FnMut(RowDifference),
) -> Result<(), StoreError> {
    let mut chains: HashMap<Kid, Option<Enrolment>> = HashMap::new();
    let mut n = 0;
    loop {
        let events = events::events_after(db, n, AT_ONCE)?;
        let Some((last, _)) = events.last() else {
            break;
        };
        n = *last;
        for (_, stored) in &events {
            let chain = match chains.entry(stored.kid) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(enrolments::get(db, &stored.kid)?),
            };
            let (mut unlike, links) = match erasures::event_erased_at(db, stored.id)? {
                Some(at) => {
                    verified.erased += 1;
                    erased_bytes::erased(keys, stored, at, chain.as_ref())
                }
                None => stored_bytes::event(keys, stored, chain.as_ref()),
            };
            unlike.extend(subjects_of(db, stored, &links)?);
            unlike.extend(follows(db, stored, &links)?);
            tell_all("event", &stored.id.to_string(), unlike, found);
        }
        verified.events += events.len() as u64;
    }
    check_set_aside(db, keys, verified, found)
}

fn check_set_aside(
    db: &Db,
    keys: &Keys,
    verified: &mut Verified,
    found: &mut impl FnMut(RowDifference),
) -> Result<(), StoreError> {
    let mut hash = RecordHash::FIRST;
    loop {
        let all = quarantine::records_after(db, &hash, AT_ONCE)?;
        let Some(last) = all.last() else {
            return Ok(());
        };
        hash = last.hash;
        for stored in &all {
            let unlike = match erasures::aside_erased_at(db, &stored.hash)? {
                Some(at) => {
                    verified.erased += 1;
                    erased_bytes::erased_aside(keys, stored, at)
                }
                None => stored_bytes::set_aside(keys, stored),
            };
            tell_all("quarantine", &write_hash(&stored.hash), unlike, found);
        }
        verified.set_aside += all.len() as u64;
    }
}

/// Checks which registrations an event is noted to be about.
fn subjects_of(
    db: &Db,
    stored: &StoredEvent,
    links: &SealedLinks,
) -> Result<Option<AlteredColumn>, StoreError> {
    let mut noted = subjects::of_event(db, stored.id)?;
    let mut sealed = links.about.clone();
    noted.sort_unstable();
    sealed.sort_unstable();
    sealed.dedup();
    let list = |ids: &[EventId]| {
        ids.iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    Ok((noted != sealed).then(|| AlteredColumn {
        column: "about",
        stored: list(&noted),
        derived: list(&sealed),
    }))
}

/// Checks that an event follows the one before it in its chain, where that is there. One that was accepted with a gap
/// before it followed a record that never came, and one that a desk let count may follow nothing.
fn follows(
    db: &Db,
    stored: &StoredEvent,
    links: &SealedLinks,
) -> Result<Option<AlteredColumn>, StoreError> {
    let Some(prev) = links
        .prev
        .filter(|_| stored.seq > 1 && !stored.gap && !stored.state.is_held() && !stored.released)
    else {
        return Ok(None);
    };
    let before = match events::at(db, &stored.kid, stored.seq - 1)? {
        Some(before) => Some(before.hash),
        None => quarantine::filling(db, &stored.kid, stored.seq - 1)?,
    };
    let before = before.filter(|hash| *hash != prev);
    Ok(before.map(|hash| AlteredColumn {
        column: "prev",
        stored: write_hash(&hash),
        derived: write_hash(&prev),
    }))
}
