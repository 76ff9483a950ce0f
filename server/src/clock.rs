//! The only place that reads the time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ruqi_rules::Instant;
use uuid::{NoContext, Timestamp, Uuid};

/// The server's clock: real time, or in a demo real time moved by an offset that was fixed when its database was made.
///
/// TLS, tokens and cookies go by [`Clock::real_now`] always.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    offset_ms: Option<i64>,
}

impl Clock {
    /// A clock that tells real time.
    pub const fn real() -> Self {
        Self { offset_ms: None }
    }

    /// A demo's clock, `offset_ms` milliseconds ahead of real time (behind, if negative).
    pub const fn demo(offset_ms: i64) -> Self {
        Self {
            offset_ms: Some(offset_ms),
        }
    }

    /// Tells the time by this clock.
    pub fn now(&self) -> Instant {
        self.real_now() + self.offset_ms.unwrap_or(0)
    }

    /// Tells real time, whatever the demo says.
    pub fn real_now(&self) -> Instant {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or(Duration::ZERO);
        Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// A new id, UUIDv7: time-ordered by real time, which keeps inserts at the end of every index.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let ms = u64::try_from(self.real_now().millis()).unwrap_or(0);
        let nanos = u32::try_from(ms % 1_000).unwrap_or(0) * 1_000_000;
        Uuid::new_v7(Timestamp::from_unix(NoContext, ms / 1_000, nanos)).into()
    }

    /// What phones add to real time; none on a real server.
    pub const fn demo_offset_ms(&self) -> Option<i64> {
        self.offset_ms
    }
}
