//! Who works in the data folder: any number of programs at once, but none while a database is put in place there.

use std::fs::{File, TryLockError};
use std::path::Path;

/// Locked, shared or alone. The kernel lets go of it however a program ends. It is a file of its own: SQLite's locks on
/// the database would be lost with any other file that is opened and closed on it.
const FILE: &str = "ruqi.lock";

/// The folder, as long as this is kept.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// Why the folder cannot be worked in.
#[derive(Debug, thiserror::Error)]
pub enum HeldError {
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

/// To work in it beside others.
///
/// # Errors
/// When somebody has it alone.
pub fn share(data: &Path) -> Result<Held, HeldError> {
    let file = open(data)?;
    lock(file, File::try_lock_shared, data, HeldError::BeingRestored)
}

/// To have it alone.
///
/// # Errors
/// When anybody works in it.
pub fn alone(data: &Path) -> Result<Held, HeldError> {
    let file = open(data)?;
    lock(file, File::try_lock, data, HeldError::InUse)
}

fn open(data: &Path) -> Result<File, HeldError> {
    let path = data.join(FILE);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    options
        .open(&path)
        .map_err(|error| HeldError::File(path.display().to_string(), error))
}

fn lock(
    file: File,
    how: impl FnOnce(&File) -> Result<(), TryLockError>,
    data: &Path,
    taken: impl FnOnce(String) -> HeldError,
) -> Result<Held, HeldError> {
    let name = data.display().to_string();
    match how(&file) {
        Ok(()) => Ok(Held { _file: file }),
        Err(TryLockError::WouldBlock) => Err(taken(name)),
        Err(TryLockError::Error(error)) => Err(HeldError::File(name, error)),
    }
}
