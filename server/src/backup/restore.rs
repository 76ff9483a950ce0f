//! Puts a backup back: it is checked, brought up to date, given a new epoch, and only then put in place. Phones notice
//! the epoch, and offer again whatever the backup does not have.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::backup::create::{self, BackupError};
use crate::backup::new_epoch;
use crate::backup::partial_file::{Passing, beside, sync_folder_of};
use crate::clock::Clock;
use crate::config::Config;
use crate::folder_lock::{self, FolderLockError};
use crate::keys::{Keys, KeysError};
use crate::private_files;
use crate::store::directory::pack;
use crate::store::whole_database::{self, Counts, Damage};
use crate::store::{Store, StoreError};

/// Why nothing was restored. The folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Somebody works in the folder.
    #[error(transparent)]
    InUse(#[from] FolderLockError),
    /// A database is there.
    #[error(
        "{0} holds a database already, and nothing was changed. To put the backup in its place, say --replace: what is there is kept beside it under another name."
    )]
    Occupied(String),
    /// No keys, and none were named.
    #[error(
        "there are no keys in {0}. Put them back from their own backup first, or name it with --keys FOLDER. Nothing was changed."
    )]
    NoKeys(String),
    /// The keys of another installation.
    #[error(
        "the keys in {0} are not those of this database: phones could not prove their records to it. Put the right ones back; nothing was changed."
    )]
    OtherKeys(String),
    /// The file is not to be relied on.
    #[error("{0}: {1}. Nothing was changed; take an older backup.")]
    Damaged(String, Damage),
    /// Rows were lost on the way.
    #[error(
        "the database that was put together has lost rows: nothing was put in place. Look at the disk."
    )]
    Differs,
    /// The folder cannot be written.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// The keys cannot be copied.
    #[error(transparent)]
    Copy(#[from] BackupError),
    /// The keys cannot be read, or no new ones made.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Restore {
    /// The backup.
    pub from: PathBuf,
    /// A backup of the keys, where the folder has none.
    pub keys: Option<PathBuf>,
    /// Put what is there aside.
    pub replace: bool,
}

/// What was done.
#[derive(Debug, Clone)]
pub struct Restored {
    /// Rows by table.
    pub rows: Counts,
    /// The new one.
    pub epoch: String,
    /// Where the database is now that was there before.
    pub put_aside: Option<PathBuf>,
    /// Phones' keys that the backup took for good.
    pub revoked: usize,
}

/// Restores into the configured folder.
///
/// # Errors
/// When the folder is in use or occupied, keys are missing, or the backup is not to be relied on: nothing is changed.
pub fn restore(config: &Config, asked: &Restore, clock: &Clock) -> Result<Restored, RestoreError> {
    let at = |path: &Path| {
        let path = path.display().to_string();
        move |error| RestoreError::File(path, error)
    };
    private_files::make_folder(&config.data).map_err(at(&config.data))?;
    let _alone = folder_lock::alone(&config.data)?;
    let place = config.database();
    let there = logs(&place).any(|file| file.exists());
    if there && !asked.replace {
        return Err(RestoreError::Occupied(config.data.display().to_string()));
    }
    let folder = keys_of(config, asked)?;
    // Beside no database of that name: it may be put aside only when all else is done.
    let passing = Passing::beside(&beside(&place, ".restored")).map_err(at(&place))?;
    let before = take(&asked.from, passing.path(), &folder)?;
    if folder != config.keys() {
        create::keys(&folder, &config.keys())?;
    }
    let done = renew(passing.path(), before, config, clock)?;
    let put_aside = if there {
        Some(put_aside(&place, clock).map_err(at(&place))?)
    } else {
        None
    };
    passing.keep(&place).map_err(at(&place))?;
    Ok(Restored { put_aside, ..done })
}

/// The database and what SQLite keeps beside it.
fn logs(database: &Path) -> impl Iterator<Item = PathBuf> {
    ["", "-wal", "-shm"]
        .map(|more| beside(database, more))
        .into_iter()
}

/// Where the keys are: in the folder itself, or where they are named while it has none.
fn keys_of(config: &Config, asked: &Restore) -> Result<PathBuf, RestoreError> {
    let own = config.keys();
    match &asked.keys {
        Some(_) if own.exists() => Err(KeysError::AlreadyThere(own.display().to_string()))?,
        Some(from) => Ok(from.clone()),
        None if own.exists() => Ok(own),
        None => Err(RestoreError::NoKeys(config.data.display().to_string())),
    }
}

/// Looks the backup over and copies it: it stays as it is.
fn take(from: &Path, to: &Path, keys: &Path) -> Result<Counts, RestoreError> {
    let (folder, keys) = (keys.display().to_string(), Keys::open(keys)?);
    let damaged = |damage| RestoreError::Damaged(from.display().to_string(), damage);
    let snapshot = whole_database::open_to_read(from)?;
    let rows = whole_database::check(&snapshot).map_err(damaged)?;
    for pack in pack::all(&snapshot)? {
        let ours = keys.verify_seal::<serde_json::Value>("ruqi-pack", &pack.signature);
        if !pack.signature.is_empty() && ours.is_err() {
            return Err(RestoreError::OtherKeys(folder));
        }
    }
    snapshot.copy_to(to)?;
    Ok(rows)
}

/// A new life of the database, in its schema of now.
fn renew(
    path: &Path,
    before: Counts,
    config: &Config,
    clock: &Clock,
) -> Result<Restored, RestoreError> {
    let damaged = |damage| RestoreError::Damaged(path.display().to_string(), damage);
    let store = Store::open(path, config.database_wait())?;
    let epoch = Uuid::new_v4().to_string();
    let (new, clock, keys) = (epoch.clone(), *clock, Keys::open(&config.keys())?);
    let revoked = store.write_blocking(move |c| new_epoch::begin(c, &new, &keys, &clock))?;
    let rows = store
        .read_blocking(whole_database::check)
        .map_err(damaged)?;
    let kept = |(table, count): (&String, &i64)| {
        GOES.contains(&table.as_str()) || rows.get(table).is_some_and(|now| now >= count)
    };
    if !before.iter().all(kept) {
        return Err(RestoreError::Differs);
    }
    store.close()?;
    Ok(Restored {
        rows,
        epoch,
        put_aside: None,
        revoked,
    })
}

/// What does not outlive a restore.
const GOES: [&str; 2] = ["link", "refresh_token"];

/// Under a name of its own, log and all: nothing is ever deleted.
fn put_aside(place: &Path, clock: &Clock) -> std::io::Result<PathBuf> {
    let aside = beside(place, &format!(".before-{}", clock.real_now().millis()));
    for more in ["-shm", "-wal", ""] {
        let file = beside(place, more);
        if file.exists() {
            std::fs::rename(&file, beside(&aside, more))?;
        }
    }
    sync_folder_of(place)?;
    Ok(aside)
}
