//! Makes guessing passwords slow. Only failures count, and they are forgotten with time.
//!
//! They are counted by login, wherever they come from; by login and address, which is stricter; and by address. An
//! address with many failures locks nobody out, for it may be an office's: from there one failure of a login is enough
//! to wait, where else five are free. So a stranger in the same hall, or many slips at nine o'clock, are in nobody's way
//! who knows the password, and whoever tries one password on many logins has a guess a login.
//!
//! A device on which the login signed in before is counted apart (`access/known_device.rs`): no failure elsewhere is in
//! its way, also not of a stranger at the same address who fails on that login by name.
//!
//! No answer tells whether a login exists: unknown ones are counted as others are.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ruqi_rules::Instant;
use sha2::{Digest, Sha256};

use crate::guess_limits::{
    ADDRESS, Failures, HOUR_MS, LOGIN, LOGIN_AT_ADDRESS, LOGIN_AT_STRAINED_ADDRESS, Limit,
};
use crate::network_address::NetworkAddress;

/// What is remembered, about 10 MB: a stranger who tries unknown logins fills neither memory nor disk.
const MAX_COUNTS: usize = 100_000;

/// What failures are counted by. Logins by their hash: none is kept that somebody mistyped.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum CountedBy {
    Login([u8; 32]),
    LoginAtAddress([u8; 32], NetworkAddress),
    Address(NetworkAddress),
    /// On all devices on which it signed in before: one that was given away has no more guesses than one's own.
    LoginAtKnownDevices([u8; 32]),
}

/// Where somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whence {
    /// A device on which this login signed in before, at this address.
    KnownDevice(NetworkAddress),
    /// Anything else at this address.
    Elsewhere(NetworkAddress),
}

impl Whence {
    /// The address.
    pub const fn address(self) -> NetworkAddress {
        match self {
            Self::KnownDevice(address) | Self::Elsewhere(address) => address,
        }
    }
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
    address: NetworkAddress,
    counted: Vec<(CountedBy, &'static Limit)>,
}

impl Throttle {
    /// Lets an attempt through, or says how many seconds it has to wait; then nothing is counted.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn attempt(&self, login: &str, whence: Whence, now: Instant) -> Result<Attempt, u32> {
        let login = Sha256::digest(login).into();
        let address = whence.address();
        let mut counts = self.counts();
        let counted = match whence {
            Whence::KnownDevice(_) => {
                vec![(CountedBy::LoginAtKnownDevices(login), &LOGIN_AT_ADDRESS)]
            }
            Whence::Elsewhere(_) => {
                let failures = counts.get(&CountedBy::Address(address));
                let at_address = if ADDRESS.count(failures, now) >= ADDRESS.free {
                    &LOGIN_AT_STRAINED_ADDRESS
                } else {
                    &LOGIN_AT_ADDRESS
                };
                let by_both = CountedBy::LoginAtAddress(login, address);
                vec![(CountedBy::Login(login), &LOGIN), (by_both, at_address)]
            }
        };
        let waits = counted
            .iter()
            .map(|(by, limit)| limit.wait_ms(counts.get(by), now));
        let wait_ms = waits.max().unwrap_or(0);
        if wait_ms > 0 {
            return Err(u32::try_from((wait_ms + 999) / 1_000).unwrap_or(u32::MAX));
        }
        for (by, limit) in &counted {
            add(&mut counts, by.clone(), limit, now);
        }
        Ok(Attempt { address, counted })
    }

    /// The password was wrong, or the login unknown.
    pub fn failed(&self, attempt: &Attempt, now: Instant) {
        let by_address = CountedBy::Address(attempt.address);
        add(&mut self.counts(), by_address, &ADDRESS, now);
    }

    /// The password was right: what the login failed here is forgotten. What others try elsewhere is not.
    pub fn succeeded(&self, attempt: &Attempt) {
        let mut counts = self.counts();
        for (by, limit) in &attempt.counted {
            match by {
                CountedBy::LoginAtAddress(..) | CountedBy::LoginAtKnownDevices(_) => {
                    counts.remove(by);
                }
                CountedBy::Login(_) | CountedBy::Address(_) => take_back(&mut counts, by, limit),
            }
        }
    }

    /// The password was not looked at.
    pub fn not_tried(&self, attempt: &Attempt) {
        let mut counts = self.counts();
        for (by, limit) in &attempt.counted {
            take_back(&mut counts, by, limit);
        }
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<CountedBy, Failures>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
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

    use super::{MAX_COUNTS, Throttle, Whence};
    use crate::network_address::NetworkAddress;

    const SECOND: i64 = 1_000;
    const HOUR: i64 = 3_600 * SECOND;

    fn at(ms: i64) -> Instant {
        Instant::from_millis(1_000_000 + ms)
    }

    fn address(text: &str) -> NetworkAddress {
        NetworkAddress::parse(text).unwrap_or_else(|| unreachable!())
    }

    fn elsewhere(text: &str) -> Whence {
        Whence::Elsewhere(address(text))
    }

    /// A wrong password: whether it was looked at.
    fn fail(throttle: &Throttle, login: &str, from: &str, ms: i64) -> Result<(), u32> {
        let attempt = throttle.attempt(login, elsewhere(from), at(ms))?;
        throttle.failed(&attempt, at(ms));
        Ok(())
    }

    /// The right password: whether it was looked at.
    fn enter(throttle: &Throttle, login: &str, from: &str, ms: i64) -> Result<(), u32> {
        let attempt = throttle.attempt(login, elsewhere(from), at(ms))?;
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
    fn a_known_device_is_counted_apart_and_no_more_freely() {
        let throttle = Throttle::default();
        let known = Whence::KnownDevice(address("192.0.2.1"));
        for second in 0..1_000 {
            let _ = fail(&throttle, "a", "192.0.2.1", second * SECOND);
        }
        let now = at(1_000 * SECOND);
        for _ in 0..5 {
            let attempt = throttle.attempt("a", known, now);
            throttle.failed(&attempt.unwrap_or_else(|_| unreachable!()), now);
        }
        assert_eq!(throttle.attempt("a", known, now).map(drop), Err(15));
        let attempt = throttle.attempt("a", known, at(1_015 * SECOND));
        throttle.succeeded(&attempt.unwrap_or_else(|_| unreachable!()));
        assert!(
            fail(&throttle, "a", "192.0.2.1", 1_015 * SECOND).is_err(),
            "the stranger does not begin anew"
        );
    }

    #[test]
    fn an_attempt_that_was_not_looked_at_is_no_failure() {
        let throttle = Throttle::default();
        for _ in 0..100 {
            let attempt = throttle.attempt("a", elsewhere("192.0.2.1"), at(0));
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
