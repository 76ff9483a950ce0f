//! What can go wrong with the database.

use crate::store::value::ValueMismatch;

/// Why the database did not do what was asked. A function of the store that fails says this, and nothing else: that the
/// database fails, or a column holds what its type cannot be, is not said again at each of them.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing can be stored until somebody makes room: the engine's own words.
    #[error("database: {0}")]
    DiskFull(String),
    /// The schema refuses what was to be written: trying again would be refused again.
    #[error("database: {0}")]
    Refused(String),
    /// The file is damaged, a statement failed: the engine's own words.
    #[error("database: {0}")]
    Engine(String),
    /// The database was made by a newer `ruqi`, or a migration failed.
    #[error("migration: {0}")]
    Migration(String),
    /// A stored column holds what its type cannot be: the database is damaged, or of a newer version.
    #[error("database: column {column}: {mismatch}")]
    Unreadable {
        /// Its name.
        column: String,
        /// What is wrong with it.
        mismatch: ValueMismatch,
    },
    /// A statement has fewer columns than its reader takes.
    #[error("database: no column {0}")]
    NoColumn(String),
    /// A statement that always has a row had none.
    #[error("database: no row where there always is one")]
    NoRow,
    /// More writes wait than the queue holds, or another process writes: try again in a moment.
    #[error("the database is busy")]
    Busy,
    /// The writer has stopped: the server is shutting down.
    #[error("the store is closed")]
    Closed,
    /// The transaction was rolled back after this act had succeeded in it: nothing of it is stored.
    #[error("not committed: {0}")]
    NotCommitted(String),
}

impl StoreError {
    /// Whether nothing can be stored until somebody makes room.
    pub fn is_disk_full(&self) -> bool {
        matches!(self, Self::DiskFull(_))
    }

    /// Whether the schema refused what was to be written: trying again would be refused again.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// Why nothing of a group is stored: told to each act of it.
#[derive(Debug, Clone)]
pub(in crate::store) enum Unwritten {
    /// Another process held the file for longer than we wait.
    Busy,
    Failed(String),
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            error => Self::Failed(error.to_string()),
        }
    }
}

impl From<Unwritten> for StoreError {
    fn from(unwritten: Unwritten) -> Self {
        match unwritten {
            Unwritten::Busy => Self::Busy,
            Unwritten::Failed(why) => Self::NotCommitted(why),
        }
    }
}
