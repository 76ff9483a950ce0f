//! Events come in by every way that there is, and get their fate.

mod allowance;
mod busy_database;
mod chains_with_gaps;
mod clock_grades;
mod first_arrival;
mod push;
mod push_refusals;
mod sealed_file;
