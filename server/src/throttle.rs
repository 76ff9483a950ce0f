//! Makes guessing passwords slow. Only failures count, and they are forgotten with time.
//!
//! They are counted by login, wherever they come from; by login and address, which is stricter; and by address. An
//! address with many failures locks nobody out, for it may be an office's: from there one failure of a login is enough
//! to wait, where else five are free. So a stranger in the same hall, or many slips at nine o'clock, are in nobody's way
//! who knows the password, and whoever tries one password on many logins has a guess a login.
//!
//! No answer tells whether a login exists: unknown ones are counted as others are.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ruqi_rules::Instant;
use sha2::{Digest, Sha256};

use crate::network_address::NetworkAddress;

/// How failures are waited for and forgotten.
struct Limit {
    /// Failures without waiting.
    free: i64,
    /// One failure is forgotten in so many milliseconds.
    forgotten_in_ms: i64,
}

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// Five slips of the finger are free.
const LOGIN_AT_ADDRESS: Limit = Limit {
    free: 5,
    forgotten_in_ms: HOUR_MS,
};
/// The same from an address with many failures.
const LOGIN_AT_STRAINED_ADDRESS: Limit = Limit {
    free: 1,
    ..LOGIN_AT_ADDRESS
};
/// Guesses from many addresses: about 150 a day, against which any password holds that is not on the list of common
/// ones. More than one address has, so that a stranger elsewhere needs several to be in the owner's way.
const LOGIN: Limit = Limit {
    free: 30,
    forgotten_in_ms: HOUR_MS,
};
/// An office of 500 in which one of ten errs at nine o'clock is calm again within the hour.
const ADDRESS: Limit = Limit {
    free: 50,
    forgotten_in_ms: MINUTE_MS,
};

/// The wait after the first failure beyond those that are free; it doubles with each further one.
const FIRST_WAIT_MS: i64 = 15_000;
/// The longest wait: an officer whose account a stranger plays with is not locked out for the day (and a one-time link
/// always works).
const LONGEST_WAIT_MS: i64 = 900_000;
/// What is remembered, about 10 MB: a stranger who tries unknown logins fills neither memory nor disk.
const MAX_COUNTS: usize = 100_000;

/// What failures are counted by. Logins by their hash: none is kept that somebody mistyped.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum CountedBy {
    Login([u8; 32]),
    LoginAtAddress([u8; 32], NetworkAddress),
    Address(NetworkAddress),
}

/// Failures so far. Real time.
#[derive(Clone, Copy)]
struct Failures {
    /// When all of them will be forgotten.
    forgotten_at: Instant,
    last_at: Instant,
}

/// Counts failures, shared by all workers; a server that was started anew has forgotten them.
#[derive(Default)]
pub struct Throttle {
    counts: Mutex<HashMap<CountedBy, Failures>>,
}

/// An attempt that was let through. It counts as a failure until it is said to be none, so that a thousand at once are a
/// thousand.
#[derive(Debug)]
pub struct Attempt {
    login: [u8; 32],
    address: NetworkAddress,
}

impl Throttle {
    /// Lets an attempt through, or says how many seconds it has to wait; then nothing is counted.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn attempt(
        &self,
        login: &str,
        address: NetworkAddress,
        now: Instant,
    ) -> Result<Attempt, u32> {
        let login = Sha256::digest(login).into();
        let by_login = CountedBy::Login(login);
        let by_both = CountedBy::LoginAtAddress(login, address);
        let mut counts = self.counts();
        let strained = ADDRESS.count(counts.get(&CountedBy::Address(address)), now) >= ADDRESS.free;
        let at_address = if strained {
            LOGIN_AT_STRAINED_ADDRESS
        } else {
            LOGIN_AT_ADDRESS
        };
        let wait_ms = LOGIN
            .wait_ms(counts.get(&by_login), now)
            .max(at_address.wait_ms(counts.get(&by_both), now));
        if wait_ms > 0 {
            return Err(u32::try_from((wait_ms + 999) / 1_000).unwrap_or(u32::MAX));
        }
        add(&mut counts, by_login, &LOGIN, now);
        add(&mut counts, by_both, &at_address, now);
        Ok(Attempt { login, address })
    }

    /// The password was wrong, or the login unknown.
    pub fn failed(&self, attempt: &Attempt, now: Instant) {
        let by_address = CountedBy::Address(attempt.address);
        add(&mut self.counts(), by_address, &ADDRESS, now);
    }

    /// The password was right: what the login failed at this address is forgotten. What others try elsewhere is not.
    pub fn succeeded(&self, attempt: &Attempt) {
        let mut counts = self.counts();
        counts.remove(&CountedBy::LoginAtAddress(attempt.login, attempt.address));
        take_back(&mut counts, &CountedBy::Login(attempt.login), &LOGIN);
    }

    /// The password was not looked at.
    pub fn not_tried(&self, attempt: &Attempt) {
        let mut counts = self.counts();
        take_back(&mut counts, &CountedBy::Login(attempt.login), &LOGIN);
        let by_both = CountedBy::LoginAtAddress(attempt.login, attempt.address);
        take_back(&mut counts, &by_both, &LOGIN_AT_ADDRESS);
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<CountedBy, Failures>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Limit {
    fn count(&self, failures: Option<&Failures>, now: Instant) -> i64 {
        let left_ms = failures.map_or(0, |failures| failures.forgotten_at - now);
        (left_ms.max(0) + self.forgotten_in_ms - 1) / self.forgotten_in_ms
    }

    /// How long to wait from now on.
    fn wait_ms(&self, failures: Option<&Failures>, now: Instant) -> i64 {
        let beyond = self.count(failures, now) - self.free;
        let (Some(failures), Ok(beyond)) = (failures, u32::try_from(beyond)) else {
            return 0;
        };
        let wait_ms = FIRST_WAIT_MS << beyond.min(16);
        wait_ms.min(LONGEST_WAIT_MS) - (now - failures.last_at)
    }
}

fn add(counts: &mut HashMap<CountedBy, Failures>, by: CountedBy, limit: &Limit, now: Instant) {
    if counts.len() >= MAX_COUNTS && !counts.contains_key(&by) {
        make_room(counts, now);
    }
    let failures = counts.entry(by).or_insert(Failures {
        forgotten_at: now,
        last_at: now,
    });
    failures.forgotten_at = failures.forgotten_at.max(now) + limit.forgotten_in_ms;
    failures.last_at = now;
}

fn take_back(counts: &mut HashMap<CountedBy, Failures>, by: &CountedBy, limit: &Limit) {
    if let Some(failures) = counts.get_mut(by) {
        failures.forgotten_at = failures.forgotten_at - limit.forgotten_in_ms;
    }
}

/// Forgets what is forgotten anyway, then logins that failed but once: what a stranger who tries many leaves behind.
fn make_room(counts: &mut HashMap<CountedBy, Failures>, now: Instant) {
    counts.retain(|_, failures| failures.forgotten_at > now);
    if counts.len() >= MAX_COUNTS {
        counts.retain(|by, failures| {
            matches!(by, CountedBy::Address(_)) || failures.forgotten_at - now > HOUR_MS
        });
    }
    if counts.len() >= MAX_COUNTS {
        counts.clear();
    }
}

#[cfg(test)]
mod tests {
    use ruqi_rules::Instant;

    use super::{MAX_COUNTS, Throttle};
    use crate::network_address::NetworkAddress;

    const SECOND: i64 = 1_000;
    const HOUR: i64 = 3_600 * SECOND;

    fn at(ms: i64) -> Instant {
        Instant::from_millis(1_000_000 + ms)
    }

    fn address(text: &str) -> NetworkAddress {
        NetworkAddress::parse(text).unwrap_or_else(|| unreachable!())
    }

    /// A wrong password: whether it was looked at.
    fn fail(throttle: &Throttle, login: &str, from: &str, ms: i64) -> Result<(), u32> {
        let attempt = throttle.attempt(login, address(from), at(ms))?;
        throttle.failed(&attempt, at(ms));
        Ok(())
    }

    /// The right password: whether it was looked at.
    fn enter(throttle: &Throttle, login: &str, from: &str, ms: i64) -> Result<(), u32> {
        let attempt = throttle.attempt(login, address(from), at(ms))?;
        throttle.succeeded(&attempt);
        Ok(())
    }

    #[test]
    fn after_five_failures_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let throttle = Throttle::default();
        assert!((0..5).all(|_| fail(&throttle, "a", "192.0.2.1", 0).is_ok()));
        let (mut now, mut waits) = (0, Vec::new());
        for _ in 0..8 {
            let Err(wait) = fail(&throttle, "a", "192.0.2.1", now) else {
                unreachable!("it was let through")
            };
            waits.push(wait);
            now += i64::from(wait) * SECOND;
            assert_eq!(fail(&throttle, "a", "192.0.2.1", now), Ok(()));
        }
        assert_eq!(waits, [15, 30, 60, 120, 240, 480, 900, 900]);
    }

    #[test]
    fn a_failure_is_forgotten_in_an_hour_and_by_success_at_once() {
        let throttle = Throttle::default();
        assert!((0..5).all(|_| fail(&throttle, "a", "192.0.2.1", 0).is_ok()));
        assert!(fail(&throttle, "a", "192.0.2.1", SECOND).is_err());
        assert_eq!(fail(&throttle, "a", "192.0.2.1", HOUR), Ok(()));
        assert_eq!(
            enter(&throttle, "a", "192.0.2.1", HOUR + 15 * SECOND),
            Ok(())
        );
        assert!((0..5).all(|_| fail(&throttle, "a", "192.0.2.1", 2 * HOUR).is_ok()));
    }

    #[test]
    fn who_knows_the_password_is_never_held_up_by_failures_of_others_at_the_address() {
        let throttle = Throttle::default();
        for number in 0..1_000 {
            let _ = fail(&throttle, &format!("guess-{number}"), "192.0.2.1", number);
        }
        for number in 0..500 {
            let login = format!("officer-{number}");
            assert_eq!(enter(&throttle, &login, "192.0.2.1", SECOND), Ok(()));
        }
    }

    #[test]
    fn an_address_with_many_failures_has_one_guess_a_login_and_is_calm_within_the_hour() {
        let throttle = Throttle::default();
        for number in 0..50 {
            assert!(fail(&throttle, &format!("guess-{number}"), "192.0.2.1", 0).is_ok());
        }
        assert_eq!(fail(&throttle, "a", "192.0.2.1", 0), Ok(()));
        assert_eq!(fail(&throttle, "a", "192.0.2.1", 0), Err(15));
        assert_eq!(
            fail(&throttle, "a", "192.0.2.2", 0),
            Ok(()),
            "elsewhere it is calm"
        );
        assert!((0..5).all(|_| fail(&throttle, "b", "192.0.2.1", HOUR).is_ok()));
    }

    #[test]
    fn one_login_is_not_guessed_from_many_addresses() {
        let throttle = Throttle::default();
        let from = |number: u8| format!("192.0.2.{number}");
        assert!((0..30).all(|number| fail(&throttle, "a", &from(number), 0).is_ok()));
        assert_eq!(fail(&throttle, "a", &from(99), 0), Err(15));
        // What its owner does elsewhere does not let the stranger begin anew.
        assert_eq!(enter(&throttle, "a", "198.51.100.1", 20 * SECOND), Ok(()));
        assert!(fail(&throttle, "a", &from(99), 20 * SECOND).is_err());
    }

    #[test]
    fn an_attempt_that_was_not_looked_at_is_no_failure() {
        let throttle = Throttle::default();
        for _ in 0..100 {
            let attempt = throttle.attempt("a", address("192.0.2.1"), at(0));
            throttle.not_tried(&attempt.unwrap_or_else(|_| unreachable!()));
        }
        assert!((0..5).all(|_| fail(&throttle, "a", "192.0.2.1", 0).is_ok()));
    }

    #[test]
    fn a_stranger_fills_no_memory_and_makes_no_one_forgotten() {
        let throttle = Throttle::default();
        assert!((0..5).all(|_| fail(&throttle, "a", "192.0.2.1", 0).is_ok()));
        for number in 0..MAX_COUNTS {
            let _ = fail(&throttle, &format!("guess-{number}"), "192.0.2.2", 0);
        }
        assert!(throttle.counts().len() <= MAX_COUNTS);
        assert!(fail(&throttle, "a", "192.0.2.1", 0).is_err());
    }
}
