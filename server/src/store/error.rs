//! What can go wrong with the database.

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full, a constraint failed, the file is damaged: SQLite's own words.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The database was made by a newer `ruqi`, or a migration failed.
    #[error("migration: {0}")]
    Migration(#[from] rusqlite_migration::Error),
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
    /// Nothing can be stored until somebody makes room.
    pub fn is_disk_full(&self) -> bool {
        let Self::Sqlite(error) = self else {
            return false;
        };
        let full = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull);
        // A quota says so in other words: the write fails.
        let refused = error.sqlite_error().map(|error| error.extended_code);
        full || refused == Some(rusqlite::ffi::SQLITE_IOERR_WRITE)
    }
}

/// Why nothing of a group is stored: told to each act of it.
#[derive(Debug, Clone)]
pub(super) enum Unwritten {
    /// Another process held the file for longer than we wait.
    Busy,
    Failed(String),
}

impl From<rusqlite::Error> for Unwritten {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            _ => Self::Failed(error.to_string()),
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
