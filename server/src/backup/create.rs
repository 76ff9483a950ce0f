//! Makes a backup of the database as of one moment, while the server goes on, and of the keys apart.

use std::path::Path;

use crate::backup::partial_file::{Passing, refuse_taken, sync_folder_of};
use crate::keys::{Keys, KeysError};
use crate::store::StoreError;
use crate::store::upkeep::settings;
use crate::store::whole_database::{self, Counts, Damage};

/// Why there is no backup. What was begun is removed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database or its copy is not to be relied on.
    #[error("{0}: {1}")]
    Damaged(String, Damage),
    /// The copy is another one than the original was.
    #[error("the copy has other rows than the database: make another backup, and look at the disk")]
    Differs,
    /// The file cannot be written; nothing is ever written over.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// The keys cannot be read or written.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a backup has.
#[derive(Debug, Clone)]
pub struct BackedUp {
    /// Rows by table.
    pub rows: Counts,
    /// Which life of the database it is of.
    pub epoch: String,
    /// Of the file.
    pub bytes: u64,
}

/// Copies the database into a new file. It is looked over before and after.
///
/// # Errors
/// When either is damaged, the two differ, or the file cannot be written.
pub fn database(from: &Path, to: &Path) -> Result<BackedUp, BackupError> {
    let file = |error| BackupError::File(to.display().to_string(), error);
    let damaged = |path: &Path| {
        let path = path.display().to_string();
        move |damage| BackupError::Damaged(path, damage)
    };
    let passing = Passing::beside(to).map_err(file)?;
    // One snapshot for the check and the copy.
    let snapshot = whole_database::open_to_read(from)?;
    let before = whole_database::check(&snapshot).map_err(damaged(from))?;
    let epoch = settings::read(&snapshot, settings::EPOCH)?;
    let epoch = epoch.ok_or_else(|| damaged(from)(Damage::NotOurs))?;
    let copy = snapshot.copy_to(passing.path())?;
    let after = whole_database::check(&copy).map_err(damaged(passing.path()))?;
    if before != after {
        return Err(BackupError::Differs);
    }
    drop(copy);
    passing.keep(to).map_err(file)?;
    Ok(BackedUp {
        rows: after,
        epoch,
        bytes: std::fs::metadata(to).map_err(file)?.len(),
    })
}

/// Copies the keys, and what was revoked, into a new folder. The copy is opened as a server opens it.
///
/// # Errors
/// When something is there already, or either cannot be read.
pub fn keys(from: &Path, to: &Path) -> Result<usize, BackupError> {
    let file = |error| BackupError::File(to.display().to_string(), error);
    refuse_taken(to).map_err(file)?;
    Keys::open(from)?;
    let copied = Keys::copy(from, to)?;
    Keys::open(to)?;
    sync_folder_of(to).map_err(file)?;
    Ok(copied)
}
