//! Quarantine: what is held or was set aside, listed for desks, let count, and tried again after an update.

pub(crate) mod accept;
pub(crate) mod clear_unproven;
pub mod obstacle;
pub mod replay_decision;
pub(crate) mod retry_unknown_types;
pub mod work_list;
