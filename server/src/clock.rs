//! The only place that reads the time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

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

    /// Milliseconds since 1970-01-01T00:00Z, by this clock.
    pub fn now(&self) -> i64 {
        self.real_now() + self.offset_ms.unwrap_or(0)
    }

    /// Milliseconds since 1970-01-01T00:00Z, whatever the demo says.
    pub fn real_now(&self) -> i64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or(Duration::ZERO);
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    /// What phones add to real time; none on a real server.
    pub const fn demo_offset_ms(&self) -> Option<i64> {
        self.offset_ms
    }
}
