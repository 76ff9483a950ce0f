//! Days and windows in milliseconds: packs count in their own civil time, so what is looked at reaches a day further on
//! either side.

use ruqi_rules::Instant;

/// Counts days since 1970 in UTC: within a day of any civil date.
pub(crate) fn day_of(at: Instant) -> i32 {
    at.utc_day()
}

/// How far apart two visits can be of which one counts for the other, in milliseconds, by the longest window of the
/// packs.
pub(crate) fn window_ms(days: u32) -> i64 {
    (i64::from(days) + 2) * Instant::DAY
}
