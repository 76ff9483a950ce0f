//! The evidence: events and keys, each against what its own bytes say.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::keys::Keys;
use crate::record::jws::write_hash;
use crate::store::evidence::enrolment::{Enrolment, Kid};
use crate::store::evidence::event::StoredEvent;
use crate::store::evidence::{enrolment, erasure, event, quarantine, subject};
use crate::store::sqlite::replay::Difference;
use crate::store::{Db, StoreError};
use crate::verify::database::{AT_ONCE, Verified, name};
use crate::verify::erased_bytes;
use crate::verify::stored_bytes::{self, Says};
use crate::verify::unlike::Unlike;

pub(crate) fn check(
    c: &Db,
    keys: &Keys,
    verified: &mut Verified,
    found: &mut impl FnMut(Difference),
) -> Result<(), StoreError> {
    let mut chains: HashMap<Kid, Option<Enrolment>> = HashMap::new();
    let mut n = 0;
    loop {
        let events = event::events_after(c, n, AT_ONCE)?;
        let Some((last, _)) = events.last() else {
            break;
        };
        n = *last;
        for (_, stored) in &events {
            let chain = match chains.entry(stored.kid) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(enrolment::get(c, &stored.kid)?),
            };
            let (mut unlike, says) = match erasure::event_erased_at(c, stored.id)? {
                Some(at) => {
                    verified.erased += 1;
                    erased_bytes::erased(keys, stored, at, chain.as_ref())
                }
                None => stored_bytes::event(keys, stored, chain.as_ref()),
            };
            unlike.extend(spoken_of(c, stored, &says)?);
            unlike.extend(follows(c, stored, &says)?);
            name("event", &stored.id.to_string(), unlike, found);
        }
        verified.events += events.len() as u64;
    }
    check_set_aside(c, keys, verified, found)
}

fn check_set_aside(
    c: &Db,
    keys: &Keys,
    verified: &mut Verified,
    found: &mut impl FnMut(Difference),
) -> Result<(), StoreError> {
    let mut hash = [0; 32];
    loop {
        let all = quarantine::records_after(c, &hash, AT_ONCE)?;
        let Some(last) = all.last() else {
            return Ok(());
        };
        hash = last.hash;
        for stored in &all {
            let unlike = match erasure::aside_erased_at(c, &stored.hash)? {
                Some(at) => {
                    verified.erased += 1;
                    erased_bytes::erased_aside(keys, stored, at)
                }
                None => stored_bytes::set_aside(keys, stored),
            };
            name("quarantine", &write_hash(&stored.hash), unlike, found);
        }
        verified.set_aside += all.len() as u64;
    }
}

/// What it is noted to speak of.
fn spoken_of(c: &Db, stored: &StoredEvent, says: &Says) -> Result<Option<Unlike>, StoreError> {
    let mut noted = subject::of_event(c, stored.id)?;
    let mut said = says.about.clone();
    noted.sort_unstable();
    said.sort_unstable();
    said.dedup();
    let list = |ids: &[uuid::Uuid]| {
        ids.iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    Ok((noted != said).then(|| Unlike {
        column: "about",
        stored: list(&noted),
        derived: list(&said),
    }))
}

/// Whether it follows the one before it in its chain, where that is there. One that was accepted with a gap before it
/// followed a record that never came, and one that a desk let count may follow nothing.
fn follows(c: &Db, stored: &StoredEvent, says: &Says) -> Result<Option<Unlike>, StoreError> {
    let Some(prev) = says
        .prev
        .filter(|_| stored.seq > 1 && !stored.gap && !stored.held && !stored.released)
    else {
        return Ok(None);
    };
    let before = match event::at(c, &stored.kid, stored.seq - 1)? {
        Some(before) => Some(before.hash),
        None => quarantine::filling(c, &stored.kid, stored.seq - 1)?,
    };
    let before = before.filter(|hash| *hash != prev);
    Ok(before.map(|hash| Unlike {
        column: "prev",
        stored: write_hash(&hash),
        derived: write_hash(&prev),
    }))
}
