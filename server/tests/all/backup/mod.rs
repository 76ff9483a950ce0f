//! Backups are made, and put back.

mod create;
mod restore;
mod restored_directory;
