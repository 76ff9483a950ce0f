//! The desks: acts of managers, supervisors and administrators.

pub mod acts;
