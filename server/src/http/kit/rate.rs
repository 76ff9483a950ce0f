//! How often one may push: a bucket of requests for each key that proves itself and for its officer, a smaller one for each address that
//! proves nothing. A phone that is slowed down loses nothing: it keeps what was not taken. And how often one may search.

use crate::network_address::NetworkAddress;
use crate::store::ids::{Kid, PersonId};
use ruqi_rules::Instant;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// A bucket holds ten seconds' worth: ten thousand queued records are a hundred pushes, and may come at once.
const BURST_SECONDS: f64 = 10.0;
/// Who proves nothing gets a tenth: a hall of phones behind one address still drains.
const UNPROVEN: f64 = 0.1;
/// An officer with two phones drains both; more keys push no more than that.
const PHONES: f64 = 2.0;
/// Searches of a person a second, on all screens: each looks at a whole region, and nobody types faster.
const SEARCHES: f64 = 5.0;
/// Buckets that are remembered: a province's phones. A forgotten one is full again.
const BUCKETS: usize = 50_000;

/// Who pushes or searches.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    /// An enrolled key that proved the request.
    Key(Kid),
    /// The officer whose key it is, with all phones.
    Officer(PersonId),
    /// A person who searches.
    Searcher(PersonId),
    /// The address that it came from.
    Address(NetworkAddress),
}

/// The buckets, shared by all workers.
pub(crate) struct Rates {
    /// Requests a second with a proof.
    rate: f64,
    buckets: Mutex<HashMap<Who, Bucket>>,
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    /// Real time.
    at: Instant,
}

impl Rates {
    pub(crate) fn new(per_second: u32) -> Self {
        Self {
            rate: f64::from(per_second),
            buckets: Mutex::default(),
        }
    }

    /// Takes one request out of the bucket; an empty one says in how many seconds to come again.
    pub(crate) fn take(&self, who: Who, now: Instant) -> Result<(), u32> {
        let rate = match who {
            Who::Key(_) => self.rate,
            Who::Officer(_) => self.rate * PHONES,
            Who::Searcher(_) => SEARCHES,
            Who::Address(_) => self.rate * UNPROVEN,
        };
        let most = (rate * BURST_SECONDS).max(1.0);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS && !buckets.contains_key(&who) {
            buckets.clear();
        }
        let bucket = buckets.entry(who).or_insert(Bucket {
            tokens: most,
            at: now,
        });
        let passed = f64::from(i32::try_from((now - bucket.at).max(0)).unwrap_or(i32::MAX));
        bucket.tokens = (bucket.tokens + passed / 1_000.0 * rate).min(most);
        bucket.at = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        // At least a second; the whole bucket takes ten.
        Err(if rate >= 1.0 { 1 } else { 10 })
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use ruqi_rules::Instant;

    use super::{NetworkAddress, Rates, Who};

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let rates = Rates::new(20);
        let key = || Who::Key([7; 32].into());
        assert!((0..200).all(|_| rates.take(key(), Instant::from_millis(1_000)).is_ok()));
        assert_eq!(rates.take(key(), Instant::from_millis(1_000)), Err(1));
        assert!(
            rates.take(key(), Instant::from_millis(1_050)).is_ok(),
            "one more after a twentieth"
        );
        assert!(
            rates
                .take(Who::Key([8; 32].into()), Instant::from_millis(1_000))
                .is_ok(),
            "another's is full"
        );
    }

    #[test]
    fn an_address_has_a_tenth() {
        let rates = Rates::new(20);
        let machine = IpAddr::from([192, 0, 2, 1]);
        let address = || Who::Address(NetworkAddress::of(machine));
        assert_eq!(
            (0..200)
                .filter(|_| rates.take(address(), Instant::from_millis(0)).is_ok())
                .count(),
            20
        );
    }
}
