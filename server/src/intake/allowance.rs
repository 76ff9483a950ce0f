//! Bounds what is stored of records that nobody proves to be theirs: by who brings them, and of strangers in all, a day.
//! What is over is not taken, and stays on the phone that sent it.

use crate::intake::arrival::{Arrival, Source};
use crate::intake::verify::{Kept, Prepared};
use crate::store::evidence::intake_counts::{self, IntakeCount};
use crate::store::evidence::quarantine;
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// What may be stored in a day (UTC).
struct Allowance {
    records: i64,
    bytes: i64,
}

/// An address that proves nothing: a hall of phones whose keys a restored server lost, twenty records each, until they
/// bring their certificates.
const ADDRESS: Allowance = Allowance {
    records: 2_000,
    bytes: 4 << 20,
};
/// All of those together, whatever addresses they have: kept for [`DAYS_KEPT`] days that is less than a gigabyte.
const STRANGERS: Allowance = Allowance {
    records: 20_000,
    bytes: 64 << 20,
};
/// An officer whose key proved the request, or a person at a desk: twice the file that holds all that a phone can have
/// queued.
const PERSON: Allowance = Allowance {
    records: 20_000,
    bytes: 128 << 20,
};
/// Days that a stranger's record is kept: a phone that brings the certificate of its key within a fortnight finds it.
pub const DAYS_KEPT: i64 = 14;
/// What a record takes beside its bytes and its receipt: its row's other columns and three entries of indexes.
const ROW_BYTES: i64 = 384;

/// Why a push with records of nobody's was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// Whoever brings it, or all strangers together, had their share: for so many seconds.
    Share(u32),
    /// What is left of the disk is for those who prove what they send.
    Reserve,
}

/// Counts what of these records nobody proves, and what was not set aside before.
///
/// # Errors
/// When the database fails. `Ok(Err)`: it is over, and nothing may be stored.
pub(crate) fn take(
    tx: &Tx,
    arrival: &Arrival,
    prepared: &[Prepared],
) -> Result<Result<(), Over>, StoreError> {
    let mut brought = IntakeCount::default();
    for kept in prepared.iter().filter_map(new) {
        if quarantine::get(tx, &kept.sealed.hash)?.is_none() {
            brought.records += 1;
            brought.bytes += size(kept);
        }
    }
    if brought.records == 0 {
        return Ok(Ok(()));
    }
    let shares: &[(String, Allowance)] = &match &arrival.source {
        Source::Here => return Ok(Ok(())),
        Source::Officer(id) | Source::Desk(id) => vec![(format!("person:{id}"), PERSON)],
        Source::Address(_) if !arrival.has_room => return Ok(Err(Over::Reserve)),
        Source::Address(address) => vec![
            (format!("address:{address}"), ADDRESS),
            ("strangers".to_owned(), STRANGERS),
        ],
    };
    let day = arrival.now.utc_day();
    intake_counts::forget_before(tx, day)?;
    let mut counted = Vec::with_capacity(shares.len());
    for (source, most) in shares {
        let so_far = intake_counts::read(tx, day, source)?;
        let count = IntakeCount {
            records: so_far.records.saturating_add(brought.records),
            bytes: so_far.bytes.saturating_add(brought.bytes),
        };
        if count.records > most.records || count.bytes > most.bytes {
            return Ok(Err(Over::Share(left_of_day_s(arrival.now))));
        }
        counted.push((source, count));
    }
    for (source, count) in counted {
        intake_counts::write(tx, day, source, count)?;
    }
    Ok(Ok(()))
}

/// One that will be kept, and that nobody proves.
fn new(prepared: &Prepared) -> Option<&Kept> {
    match prepared {
        Prepared::Kept(kept) if !kept.proven => Some(kept),
        Prepared::Kept(_) | Prepared::Rejected { .. } => None,
    }
}

fn size(kept: &Kept) -> i64 {
    let texts = kept.sealed.text.len() + kept.receipt.text.len();
    i64::try_from(texts)
        .unwrap_or(i64::MAX)
        .saturating_add(ROW_BYTES)
}

/// Until the next day begins, and an hour at most: a phone asks again in between, for a file may have made it known.
fn left_of_day_s(now: Instant) -> u32 {
    const HOUR_MS: i64 = 3_600_000;
    let left = Instant::DAY - now.millis().rem_euclid(Instant::DAY);
    u32::try_from(left.min(HOUR_MS) / 1_000 + 1).unwrap_or(u32::MAX)
}
