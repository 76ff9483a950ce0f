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
    /// More writes wait than the queue holds: try again in a moment.
    #[error("the write queue is full")]
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
        error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
    }
}
