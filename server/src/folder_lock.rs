//! Locks the data folder: any number of programs share it, and whoever puts a database in place has it alone.

use std::fs::{File, TryLockError};
use std::path::Path;

/// Locked, shared or alone. The kernel lets go of it however a program ends. It is a file of its own: SQLite's locks on
/// the database would be lost with any other file that is opened and closed on it.
const FILE: &str = "ruqi.lock";

/// Keeps the folder, shared or alone, until it is dropped.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

/// Why the folder cannot be worked in.
#[derive(Debug, thiserror::Error)]
pub enum FolderLockError {
    /// A server or another command works there.
    #[error("a server or another ruqi command works in {0}: stop it first. Nothing was changed.")]
    InUse(String),
    /// A backup is being put in place there.
    #[error("a backup is being put in place in {0}: try again when that is done")]
    BeingRestored(String),
    /// The lock file cannot be made.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
}

/// Locks the folder to work in it beside others.
///
/// # Errors
/// When somebody has it alone.
pub fn share(data: &Path) -> Result<FolderLock, FolderLockError> {
    let file = open(data)?;
    lock(
        file,
        File::try_lock_shared,
        data,
        FolderLockError::BeingRestored,
    )
}

/// Locks the folder to have it alone.
///
/// # Errors
/// When anybody works in it.
pub fn alone(data: &Path) -> Result<FolderLock, FolderLockError> {
    let file = open(data)?;
    lock(file, File::try_lock, data, FolderLockError::InUse)
}

fn open(data: &Path) -> Result<File, FolderLockError> {
    let path = data.join(FILE);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(&path)
        .map_err(|error| FolderLockError::File(path.display().to_string(), error))
}

fn lock(
    file: File,
    how: impl FnOnce(&File) -> Result<(), TryLockError>,
    data: &Path,
    taken: impl FnOnce(String) -> FolderLockError,
) -> Result<FolderLock, FolderLockError> {
    let name = data.display().to_string();
    match how(&file) {
        Ok(()) => Ok(FolderLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(taken(name)),
        Err(TryLockError::Error(error)) => Err(FolderLockError::File(name, error)),
    }
}
