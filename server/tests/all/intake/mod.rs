//! Push: every way in which an event can come, and what becomes of it.

mod busy_database;
mod chains_with_gaps;
mod clock_grades;
mod first_arrival;
mod push;
mod push_refusals;
mod sealed_file;
