//! Makes guessing slow: by account, for whoever tries many passwords on one; by address, for whoever tries one
//! password on many.

use ruqi_rules::Instant;

use crate::store::access::sign_in_failures::{self, Failures};
use crate::store::{StoreError, Tx};

/// After how many failures one waits, and how long.
pub(crate) struct Limit {
    /// Failures without waiting.
    free: u32,
    /// The wait after the first failure beyond, in seconds; doubles with each further one.
    first_s: i64,
    /// The longest wait, in seconds.
    longest_s: i64,
}

/// Five slips of the finger are free. The longest wait is a quarter of an hour: 100 guesses a day, against which any
/// password of 8 characters holds, while an officer whose account a stranger plays with is not locked out for the day
/// (and a one-time link always works).
pub(crate) const ACCOUNT: Limit = Limit {
    free: 5,
    first_s: 15,
    longest_s: 900,
};
/// A hall full of officers may share one address.
pub(crate) const ADDRESS: Limit = Limit {
    free: 50,
    first_s: 5,
    longest_s: 900,
};
/// What was counted is forgotten after a day without a failure.
pub(crate) const FORGOTTEN_AFTER_MS: i64 = Instant::DAY;

/// Counts an attempt under each key before it is looked at, so that a thousand at once are a thousand. `Err` holds the
/// seconds to wait; then nothing is counted.
pub(crate) fn count(
    db: &Tx,
    keys: &[(String, &Limit)],
    now: Instant,
) -> Result<Result<(), u32>, StoreError> {
    let mut counted = Vec::with_capacity(keys.len());
    for (key, limit) in keys {
        let so_far = recent(sign_in_failures::read(db, key)?, now);
        let wait_ms = limit.wait_s(so_far.count) * 1_000 - (now - so_far.last_at);
        if wait_ms > 0 {
            let seconds = u32::try_from((wait_ms + 999) / 1_000);
            return Ok(Err(seconds.unwrap_or(u32::MAX)));
        }
        counted.push(Failures {
            count: so_far.count.saturating_add(1),
            last_at: now,
        });
    }
    for ((key, _), failures) in keys.iter().zip(counted) {
        sign_in_failures::write(db, key, failures)?;
    }
    Ok(Ok(()))
}

fn recent(failures: Failures, now: Instant) -> Failures {
    if now - failures.last_at > FORGOTTEN_AFTER_MS {
        Failures::NONE
    } else {
        failures
    }
}

impl Limit {
    /// Seconds to wait after the last of so many failures.
    fn wait_s(&self, failures: u32) -> i64 {
        match failures.checked_sub(self.free) {
            None => 0,
            Some(beyond) => self
                .first_s
                .saturating_mul(1 << beyond.min(20))
                .min(self.longest_s),
        }
    }
}
