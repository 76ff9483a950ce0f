//! Adds milliseconds to instants, and takes instants from each other; nothing leaves the years that an instant can have.

use std::ops::{Add, Sub};

use super::Instant;

/// So many milliseconds later, as far as an instant can be.
impl Add<i64> for Instant {
    type Output = Self;

    fn add(self, millis: i64) -> Self {
        Self::from_millis(self.millis().saturating_add(millis))
    }
}

/// So many milliseconds earlier, as far as an instant can be.
impl Sub<i64> for Instant {
    type Output = Self;

    fn sub(self, millis: i64) -> Self {
        Self::from_millis(self.millis().saturating_sub(millis))
    }
}

/// Milliseconds from the other to this one; negative where the other is later.
impl Sub for Instant {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.millis() - earlier.millis()
    }
}
