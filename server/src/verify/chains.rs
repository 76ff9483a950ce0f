//! Checks chains: where their heads have to be, by what is stored of them.

use crate::keys::Keys;
use crate::record::jws::write_hash;
use crate::store::evidence::chain_slots::{self, ChainSlot, SlotState};
use crate::store::evidence::enrolments;
use crate::store::evidence::enrolments::Enrolment;
use crate::store::ids::Kid;
use crate::store::whole_database::RowDifference;
use crate::store::{Db, StoreError};
use crate::verify::altered_column::AlteredColumn;
use crate::verify::stored_bytes;
use crate::verify::verified::{AT_ONCE, Verified, tell_all};
use sha2::{Digest, Sha256};

pub(crate) fn check(
    db: &Db,
    keys: &Keys,
    verified: &mut Verified,
    found: &mut impl FnMut(RowDifference),
) -> Result<(), StoreError> {
    let mut kid = Kid::FIRST;
    loop {
        let all = enrolments::keys_after(db, &kid, AT_ONCE)?;
        let Some(last) = all.last() else {
            break;
        };
        kid = last.kid;
        for stored in &all {
            let mut unlike = stored_bytes::enrolment(keys, stored);
            let places = chain_slots::of_chain(db, &stored.kid)?;
            unlike.extend(head(stored, &places));
            tell_all("enrolment", &write_hash(&stored.kid), unlike, found);
        }
        verified.chains += all.len() as u64;
    }
    own(db, verified, found)
}

/// Checks a phone's head: every number up to it is stored or was given up: then what came after the gap counts already.
/// What is held stands beyond.
fn head(stored: &Enrolment, places: &[ChainSlot]) -> Vec<AlteredColumn> {
    let (mut head, mut hash) = (0, Sha256::digest(&stored.certificate).into());
    for place in places.iter().filter(|place| place.state != SlotState::Held) {
        if place.seq == head + 1 || place.state == SlotState::Accepted {
            (head, hash) = (place.seq, place.hash);
        }
    }
    let mut unlike = Vec::new();
    if (stored.head, stored.head_hash) != (head, hash) {
        unlike.push(AlteredColumn {
            column: "head",
            stored: format!("{} {}", stored.head, write_hash(&stored.head_hash)),
            derived: format!("{head} {}", write_hash(&hash)),
        });
    }
    let waits = places
        .iter()
        .filter(|place| place.state == SlotState::Held && place.seq <= head + 1);
    unlike.extend(waits.map(|place| AlteredColumn {
        column: "held",
        stored: format!("{} waits", place.seq),
        derived: format!("all before {} is there", head + 1),
    }));
    unlike
}

/// Checks the server's own chains: without gaps, from 1.
fn own(
    db: &Db,
    verified: &mut Verified,
    found: &mut impl FnMut(RowDifference),
) -> Result<(), StoreError> {
    for kid in chain_slots::chains(db)? {
        if enrolments::get(db, &kid)?.is_some() {
            continue;
        }
        verified.chains += 1;
        let places = chain_slots::of_chain(db, &kid)?;
        let missing = (1..).zip(&places).find(|(seq, place)| *seq != place.seq);
        let unlike = missing.map(|(seq, place)| AlteredColumn {
            column: "seq",
            stored: place.seq.to_string(),
            derived: seq.to_string(),
        });
        tell_all(
            "event",
            &write_hash(&kid),
            unlike.into_iter().collect(),
            found,
        );
    }
    Ok(())
}
