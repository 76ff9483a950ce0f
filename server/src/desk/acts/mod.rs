//! Desk acts, a file each.

pub mod merge_enterprises;
pub mod resolve_code;
pub mod withdraw_registration;
