//! Jobs: what the server does by itself, as long as it runs.

pub mod pending_verdicts;
pub mod upkeep;
