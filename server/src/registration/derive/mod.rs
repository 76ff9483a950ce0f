//! Deriving: the row of a registration from all accepted events about it, whatever order they came in.

pub mod base;
pub(crate) mod early_attendance;
pub(crate) mod location;
pub(crate) mod row;
pub(crate) mod state;
