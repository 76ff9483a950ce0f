//! `ruqi verify` and what else reads stored rows that were altered.

pub mod altered_rows;
pub mod unreadable_rows;
