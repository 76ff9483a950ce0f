//! Erases events past the retention period, visit by visit (decision 9).

pub mod due;
pub mod erase_events;
pub(crate) mod group;
