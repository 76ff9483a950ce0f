//! Verifies that the database is what its events come to.

pub(crate) mod chains;
pub mod database;
pub(crate) mod derived;
pub mod erased_bytes;
pub(crate) mod evidence;
pub mod stored_bytes;
pub mod unlike;
pub mod verified;
