//! Jobs: what the server does by itself, as long as it runs.

pub mod judging_turns;
pub mod upkeep;
