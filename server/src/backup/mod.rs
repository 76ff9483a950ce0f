//! Backups: copies of the database, and the way back to one.

pub mod create;
pub(crate) mod new_epoch;
pub mod partial_file;
pub mod restore;
