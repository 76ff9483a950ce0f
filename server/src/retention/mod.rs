//! Erases events past the retention period, visit by visit (decision 9).

pub mod due;
pub mod erase;
pub(crate) mod group;
