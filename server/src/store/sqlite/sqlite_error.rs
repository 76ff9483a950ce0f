//! SQLite's errors, as the store's.

use rusqlite::ErrorCode::{ConstraintViolation, DatabaseBusy, DatabaseLocked, DiskFull};

use crate::store::StoreError;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let words = error.to_string();
        // A quota says so in other words: the write fails.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::DiskFull(words),
            _ if extended == Some(rusqlite::ffi::SQLITE_IOERR_WRITE) => Self::DiskFull(words),
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            Some(ConstraintViolation) => Self::Refused(words),
            _ => Self::Engine(words),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        Self::Migration(error.to_string())
    }
}
