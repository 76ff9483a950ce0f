//! What is past the retention period is erased.

pub mod due;
pub mod erase;
pub mod files_and_backups;
pub mod group;
pub mod proof;
pub mod verdicts;
