//! One binary: the worked cases, properties, refusals, and what both sides use besides the rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod worked_cases;
