//! Backups are made, and put back.

pub mod create;
pub mod restore;
pub mod restored_directory;
