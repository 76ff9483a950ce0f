//! One binary: the worked cases, properties, refusals, and what both sides use besides the rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod book;
mod codes;
mod counting;
mod grades;
mod instants;
mod lifting;
mod messages;
mod pack_words;
mod packs;
mod paper;
mod properties;
mod refusals;
mod scene;
mod temporal_coverage;
mod time;
mod worked_cases;

use std::sync::LazyLock;

use ruqi_rules::{Pack, ZHUZHOU_2024};

const EXAMPLE_2025: &str = include_str!("../../packs/example-2025.json");
const GRADED_2026: &str = include_str!("../../packs/graded-2026.json");

static PACKS: LazyLock<[Pack; 3]> = LazyLock::new(|| {
    [ZHUZHOU_2024, EXAMPLE_2025, GRADED_2026].map(|text| Pack::parse(text).unwrap())
});
