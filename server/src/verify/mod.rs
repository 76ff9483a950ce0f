//! Verifies that the database is what its events come to.

pub mod altered_column;
pub(crate) mod audit_trail;
pub(crate) mod chains;
pub mod database;
pub(crate) mod derived_tables;
pub mod erased_bytes;
pub(crate) mod evidence;
pub mod stored_bytes;
pub mod verified;
