//! Puts a file where it belongs: whole or not at all, never over another, and on the disk before anything is said.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// A file under a passing name, removed unless it is put in its place.
pub struct Passing {
    path: PathBuf,
    kept: bool,
}

impl Passing {
    /// Makes it, empty, readable by this user alone, beside where it will be.
    ///
    /// # Errors
    /// When something is at that place already, it names no file, or the folder cannot be written.
    pub fn beside(place: &Path) -> Result<Self> {
        refuse_taken(place)?;
        let mut name = place.file_name().ok_or(ErrorKind::InvalidInput)?.to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let path = place.with_file_name(name);
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path)?;
        Ok(Self { path, kept: false })
    }

    /// Its passing name.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in its place, durably.
    ///
    /// # Errors
    /// When something came to be there meanwhile, or the disk fails.
    pub fn keep(mut self, place: &Path) -> Result<()> {
        File::open(&self.path)?.sync_all()?;
        // A link is never made over another file. Where the disk knows none (FAT), it is looked at once more.
        match fs::hard_link(&self.path, place) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {
                refuse_taken(place)?;
                fs::rename(&self.path, place)?;
                self.kept = true;
            }
        }
        sync_folder_of(place)
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        if !self.kept {
            // Left behind it only takes up room.
            let _ = fs::remove_file(&self.path);
        }
        for log in ["-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(beside(&self.path, log));
        }
    }
}

/// Whether the folder's entries are on the disk, too.
///
/// # Errors
/// When the disk fails.
pub fn sync_folder_of(place: &Path) -> Result<()> {
    match place
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        Some(parent) => File::open(parent)?.sync_all(),
        None => File::open(".")?.sync_all(),
    }
}

/// The name with more at its end: `ruqi.db`, `ruqi.db-wal`.
pub fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    name.into()
}

/// # Errors
/// When something is there.
pub fn refuse_taken(place: &Path) -> Result<()> {
    match fs::symlink_metadata(place) {
        Ok(_) => Err(Error::from(ErrorKind::AlreadyExists)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
