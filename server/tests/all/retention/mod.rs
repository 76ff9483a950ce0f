//! What is past the retention period is erased.

mod due;
mod erase_events;
mod files_and_backups;
mod group;
mod proof;
mod verdicts;
