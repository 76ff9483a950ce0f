//! The estimated time of an event.

use proptest::prelude::*;
use ruqi_rules::{ClockGrade, EstimateInput, Heard, Instant, estimate};

use crate::scene::instant;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// Heard at nine, the phone's clock right; sealed at ten; arrived at eleven; the phone awake all the while.
fn usual() -> EstimateInput {
    EstimateInput {
        wall: at("2026-03-05T10:00:00Z"),
        heard: Some(Heard {
            server_time: at("2026-03-05T09:00:00Z"),
            wall: at("2026-03-05T09:00:00Z"),
            age_ms: 3_600_000,
        }),
        online: false,
        first_arrival: Some(at("2026-03-05T11:00:00Z")),
    }
}

fn heard(age_ms: u64) -> Option<Heard> {
    usual().heard.map(|heard| Heard { age_ms, ..heard })
}

#[test]
fn a_right_clock_is_believed() {
    let estimate = estimate(&usual());
    assert_eq!(
        (estimate.at, estimate.shift_ms, estimate.grade),
        (usual().wall, 0, ClockGrade::Bounded)
    );
}

#[test]
fn a_clock_three_years_off_is_held_within_its_bounds() {
    let slow = estimate(&EstimateInput {
        wall: at("2023-03-05T10:00:00Z"),
        ..usual()
    });
    assert_eq!(
        (slow.at, Some(slow.at)),
        (at("2026-03-05T10:00:00Z"), slow.lower)
    );
    assert_eq!(slow.grade, ClockGrade::Claimed);
    let fast = estimate(&EstimateInput {
        wall: at("2029-03-05T10:00:00Z"),
        ..usual()
    });
    assert_eq!(
        (fast.at, Some(fast.at)),
        (at("2026-03-05T11:00:00Z"), fast.upper)
    );
    assert_eq!(
        fast.shift(at("2029-03-05T09:50:00Z")),
        at("2026-03-05T10:50:00Z")
    );
}

#[test]
fn a_phone_asleep_counts_less_than_its_wall() {
    // An hour by the wall, five minutes counted: the wall is believed, within its bounds, as a claim.
    let asleep = estimate(&EstimateInput {
        heard: heard(300_000),
        ..usual()
    });
    assert_eq!(
        (asleep.at, asleep.grade),
        (usual().wall, ClockGrade::Claimed)
    );
}

#[test]
fn grades_turn_at_two_minutes() {
    let grade = |age_ms, online| {
        estimate(&EstimateInput {
            heard: heard(age_ms),
            online,
            ..usual()
        })
        .grade
    };
    assert_eq!(grade(3_600_000 - 120_000, false), ClockGrade::Bounded);
    assert_eq!(grade(3_600_000 - 120_001, false), ClockGrade::Claimed);
    assert_eq!(grade(120_000, true), ClockGrade::Live);
    assert_eq!(grade(120_001, true), ClockGrade::Claimed);
    let never = EstimateInput {
        heard: None,
        online: true,
        ..usual()
    };
    assert_eq!(estimate(&never).grade, ClockGrade::Claimed);
}

#[test]
fn bounds_that_contradict_each_other_yield_to_the_arrival() {
    let stepped_back = EstimateInput {
        first_arrival: Some(at("2026-03-05T08:00:00Z")),
        ..usual()
    };
    assert_eq!(estimate(&stepped_back).at, at("2026-03-05T08:00:00Z"));
}

proptest! {
    #[test]
    fn the_estimate_keeps_to_its_bounds_and_says_its_shift(
        wall in instant(), server_time in instant(), heard_wall in instant(), age_ms in any::<u64>(),
        online in any::<bool>(), arrival in prop::option::of(instant()),
    ) {
        let heard = Some(Heard { server_time, wall: heard_wall, age_ms });
        let estimate = estimate(&EstimateInput { wall, heard, online, first_arrival: arrival });
        prop_assert!(estimate.upper.is_none_or(|upper| estimate.at <= upper));
        prop_assert!(estimate.lower.is_none_or(|lower| estimate.at >= lower) || Some(estimate.at) == estimate.upper);
        prop_assert_eq!(estimate.shift(wall), estimate.at);
    }
}
