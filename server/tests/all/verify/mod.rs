//! `ruqi verify` and what else reads stored rows that were altered.

mod altered_rows;
mod trail;
mod unreadable_rows;
