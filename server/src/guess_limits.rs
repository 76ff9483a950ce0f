//! Says how many failures are free, how long the wait is after them, and when they are forgotten.

use ruqi_rules::Instant;

/// How failures are waited for and forgotten.
#[derive(Debug)]
pub(crate) struct Limit {
    /// Failures without waiting.
    pub(crate) free: i64,
    /// One failure is forgotten in so many milliseconds.
    pub(crate) forgotten_in_ms: i64,
}

const MINUTE_MS: i64 = 60_000;
pub(crate) const HOUR_MS: i64 = 60 * MINUTE_MS;

/// Five slips of the finger are free.
pub(crate) const LOGIN_AT_ADDRESS: Limit = Limit {
    free: 5,
    forgotten_in_ms: HOUR_MS,
};
/// The same from an address with many failures.
pub(crate) const LOGIN_AT_STRAINED_ADDRESS: Limit = Limit {
    free: 1,
    ..LOGIN_AT_ADDRESS
};
/// Guesses from many addresses: about 150 a day, against which any password holds that is not on the list of common
/// ones. More than one address has, so that a stranger elsewhere needs several to be in the owner's way.
pub(crate) const LOGIN: Limit = Limit {
    free: 30,
    forgotten_in_ms: HOUR_MS,
};
/// An office of 500 in which one of ten errs at nine o'clock is calm again within the hour.
pub(crate) const ADDRESS: Limit = Limit {
    free: 50,
    forgotten_in_ms: MINUTE_MS,
};

/// The wait after the first failure beyond those that are free; it doubles with each further one.
const FIRST_WAIT_MS: i64 = 15_000;
/// The longest wait: an officer whose account a stranger plays with is not locked out for the day (and a one-time link
/// always works).
const LONGEST_WAIT_MS: i64 = 900_000;
/// Failures so far. Real time.
#[derive(Clone, Copy)]
pub(crate) struct Failures {
    /// When all of them will be forgotten.
    pub(crate) forgotten_at: Instant,
    pub(crate) last_at: Instant,
}

impl Limit {
    pub(crate) fn count(&self, failures: Option<&Failures>, now: Instant) -> i64 {
        let left_ms = failures.map_or(0, |failures| failures.forgotten_at - now);
        (left_ms.max(0) + self.forgotten_in_ms - 1) / self.forgotten_in_ms
    }

    /// How long to wait from now on.
    pub(crate) fn wait_ms(&self, failures: Option<&Failures>, now: Instant) -> i64 {
        let beyond = self.count(failures, now) - self.free;
        let (Some(failures), Ok(beyond)) = (failures, u32::try_from(beyond)) else {
            return 0;
        };
        let wait_ms = FIRST_WAIT_MS << beyond.min(16);
        wait_ms.min(LONGEST_WAIT_MS) - (now - failures.last_at)
    }
}
