//! When an event happened, as well as can be known (估计时间).
//!
//! A phone's clock can be wrong, or be made wrong, and its monotonic clock stops while it sleeps, so what that clock
//! counted since the server was last heard is a lower bound of the time elapsed. The wall clock is believed within
//! what is certain: not before [server time last heard + monotonic age], not after the event's first arrival.
//! The result is computed once and stored: bounds of a later day must not move it.

use crate::domain::calendar::Instant;
use crate::enum_words;

/// Wall and monotonic clock agree when they counted the same within this.
const AGREEMENT_MS: i64 = 2 * Instant::MINUTE;

/// What an event says of its time, and what the server knows. All instants are the same clock's: real, or a demo's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EstimateInput {
    /// The phone's wall clock at sealing.
    pub wall: Instant,
    /// When the phone last heard the server, if ever.
    pub heard: Option<Heard>,
    /// Whether the phone reached the server at sealing, by its own account (the last probe was answered).
    pub online: bool,
    /// When the server first received the event; `None`: it has not.
    pub first_arrival: Option<Instant>,
}

/// The last contact before sealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// The time that the server said.
    pub server_time: Instant,
    /// The phone's wall clock when it heard it.
    pub wall: Instant,
    /// Milliseconds that the monotonic clock counted since: what each run of it counted, summed; a lower bound.
    pub age_ms: u64,
}

enum_words! {
    /// How well the time is known.
    pub enum ClockGrade {
        /// The server was reachable at sealing: the event says so, and its last contact is no older than 2 minutes by the
        /// monotonic clock (probes go every 15 seconds while the app is visible, so an older one is no contact).
        Live = "live",
        /// Wall and monotonic clock counted the same since the last contact, within 2 minutes: the phone neither slept
        /// nor had its clock changed for longer than that.
        Bounded = "bounded",
        /// Neither: the phone's word.
        Claimed = "claimed",
    }
}

/// The estimated time and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// The wall clock, clamped to the bounds: the rules' `at`.
    pub at: Instant,
    /// How well it is known.
    pub grade: ClockGrade,
    /// Not before this, if the server was ever heard.
    pub lower: Option<Instant>,
    /// Not after this, once it arrived.
    pub upper: Option<Instant>,
    /// Estimated less wall, in milliseconds: `started_at` is shifted by it. Other than 0, the wall clock was outside
    /// of its bounds, and the supervisor is shown the numbers.
    pub shift_ms: i64,
}

impl Estimate {
    /// Another reading of the same wall clock, set right by the same shift.
    #[must_use]
    pub fn shift(&self, wall: Instant) -> Instant {
        Instant::from_millis(wall.millis().saturating_add(self.shift_ms))
    }
}

/// Estimates an event's time. Where the bounds contradict each other (a server's clock stepped back), the arrival
/// stands: it is the server's own.
#[must_use]
pub fn estimate(input: &EstimateInput) -> Estimate {
    let lower = input
        .heard
        .map(|heard| later(heard.server_time, heard.age_ms));
    let not_before = lower.map_or(input.wall, |lower| input.wall.max(lower));
    let at = input
        .first_arrival
        .map_or(not_before, |upper| not_before.min(upper));
    Estimate {
        at,
        grade: grade(input),
        lower,
        upper: input.first_arrival,
        shift_ms: at.millis() - input.wall.millis(),
    }
}

fn grade(input: &EstimateInput) -> ClockGrade {
    let Some(heard) = input.heard else {
        return ClockGrade::Claimed;
    };
    let counted = i64::try_from(heard.age_ms).unwrap_or(i64::MAX);
    let by_wall = input.wall.millis() - heard.wall.millis();
    if input.online && counted <= AGREEMENT_MS {
        ClockGrade::Live
    } else if by_wall.abs_diff(counted) <= AGREEMENT_MS.unsigned_abs() {
        ClockGrade::Bounded
    } else {
        ClockGrade::Claimed
    }
}

fn later(instant: Instant, ms: u64) -> Instant {
    Instant::from_millis(
        instant
            .millis()
            .saturating_add(i64::try_from(ms).unwrap_or(i64::MAX)),
    )
}
