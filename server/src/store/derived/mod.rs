//! Tables that are derived from events alone, and derived again by `ruqi verify`.

pub mod attendance;
pub mod averted;
pub mod claim;
pub mod explanation;
pub mod history;
pub mod outcome;
pub mod registration;
pub mod registration_scope;
pub mod verdict;
pub mod visit_key;
