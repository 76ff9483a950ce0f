//! Makes backups of the database, and puts one back.

pub mod create;
pub(crate) mod new_epoch;
pub mod partial_file;
pub mod restore;
