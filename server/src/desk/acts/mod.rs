//! Desk acts, a file each.

pub mod bind_foreign_code;
pub mod decide_quarantined;
pub mod make_door_code;
pub mod merge_enterprises;
pub mod replace_door_code;
pub mod resolve_code;
pub mod revoke_key;
pub mod withdraw_registration;
