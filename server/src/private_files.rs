//! Makes files and folders that this user alone may read, whatever the umask: the database holds what people registered,
//! keys and one-time links open it. Where a system knows no modes, its folders' own rights hold.

use std::fs::{self, File, OpenOptions};
use std::io::{Result, Write};
use std::path::Path;

const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;

/// What is made private beside the keys, by the beginnings of names: other files in the folder are somebody else's.
const OURS: [&str; 4] = ["ruqi.db", "ruqi.lock", "demo.json", "lan-"];

/// Makes a folder, and those above it, unless they are there.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, FOLDER_MODE);
    builder.create(folder)
}

/// Opens a file to write it anew. One that was there is made private, too.
///
/// # Errors
/// When it cannot be written.
pub fn create(file: &Path) -> Result<File> {
    let opened = private()
        .write(true)
        .create(true)
        .truncate(true)
        .open(file)?;
    set_mode(file, FILE_MODE)?;
    Ok(opened)
}

/// Makes an empty file unless there is one: SQLite gives the logs beside it the same mode.
///
/// # Errors
/// When it cannot be made.
pub fn touch(file: &Path) -> Result<()> {
    let opened = private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(file);
    opened.map(drop)
}

/// Writes a file anew.
///
/// # Errors
/// When it cannot be written.
pub fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    create(file)?.write_all(bytes)
}

/// Makes private what an older version left open: the folder of the data, what is ours in it, and the keys.
///
/// # Errors
/// When this user may not: the files are another's.
pub fn mend(data: &Path, keys: &Path) -> Result<()> {
    set_mode(data, FOLDER_MODE)?;
    mend_files(data, |name| OURS.iter().any(|ours| name.starts_with(ours)))?;
    if keys.is_dir() {
        set_mode(keys, FOLDER_MODE)?;
        mend_files(keys, |_| true)?;
    }
    Ok(())
}

fn mend_files(folder: &Path, is_ours: impl Fn(&str) -> bool) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let ours = entry.file_name().to_str().is_some_and(&is_ours);
        if ours && entry.file_type()?.is_file() {
            set_mode(&entry.path(), FILE_MODE)?;
        }
    }
    Ok(())
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, FILE_MODE);
    options
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = match fs::metadata(path) {
        // A log that SQLite took away meanwhile.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        found => found?,
    };
    let mut permissions = metadata.permissions();
    if permissions.mode() & 0o777 == mode {
        return Ok(());
    }
    permissions.set_mode(mode);
    fs::set_permissions(path, permissions)
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> Result<()> {
    Ok(())
}
