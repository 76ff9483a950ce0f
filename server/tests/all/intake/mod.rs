//! Push: every way in which an event can come, and what becomes of it.

pub mod busy_database;
pub mod chains_with_gaps;
pub mod clock_grades;
pub mod first_arrival;
pub mod push;
pub mod push_refusals;
pub mod sealed_file;
