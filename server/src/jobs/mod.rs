//! Jobs: what the server does by itself, as long as it runs.

pub mod judging_turns;
pub mod region_file_making;
pub mod upkeep;
