//! Reads and writes key files: `<kind>-<version>.<extension>`, mode 0600 in a folder of mode 0700.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::keys::keys_error::KeysError;
use crate::keys::ring::Ring;

pub(super) fn make_folder(folder: &Path) -> Result<(), KeysError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(at(folder))?;
    match fs::read_dir(folder).map_err(at(folder))?.next() {
        None => Ok(()),
        Some(_) => Err(KeysError::AlreadyThere(folder.display().to_string())),
    }
}

/// Copies all files of a folder into a new one, which is there only when all of them are. Gives how many.
pub(super) fn copy(from: &Path, to: &Path) -> Result<usize, KeysError> {
    let making = to.with_extension("part");
    make_folder(&making)?;
    let mut copied = 0;
    for entry in fs::read_dir(from).map_err(at(from))? {
        let entry = entry.map_err(at(from))?;
        let bytes = fs::read(entry.path()).map_err(at(&entry.path()))?;
        write_new(&making.join(entry.file_name()), &bytes)?;
        copied += 1;
    }
    fs::rename(&making, to).map_err(at(to))?;
    Ok(copied)
}

/// Durably, readable by this user alone.
fn write_new(file: &Path, bytes: &[u8]) -> Result<(), KeysError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file).map_err(at(file))?;
    opened.write_all(bytes).map_err(at(file))?;
    opened.sync_all().map_err(at(file))
}

/// Writes a key under the first version number that is free.
pub(super) fn write_next(
    folder: &Path,
    kind: &str,
    extension: &str,
    text: &str,
) -> Result<(), KeysError> {
    let version = (1u32..).find(|version| !file(folder, kind, *version, extension).exists());
    let file = file(folder, kind, version.unwrap_or(u32::MAX), extension);
    write_new(&file, text.as_bytes())
}

fn file(folder: &Path, kind: &str, version: u32, extension: &str) -> PathBuf {
    folder.join(format!("{kind}-{version}.{extension}"))
}

/// Versions 1, 2, … as far as they go.
pub(super) fn read_all<K>(
    folder: &Path,
    kind: &'static str,
    extension: &str,
    parse: impl Fn(u32, &str) -> Option<K>,
) -> Result<Ring<K>, KeysError> {
    let mut keys = Vec::new();
    for version in 1u32.. {
        let file = file(folder, kind, version, extension);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => break,
            Err(error) => return Err(at(&file)(error)),
        };
        let key = parse(version, text.trim());
        keys.push(key.ok_or_else(|| KeysError::NotAKey(file.display().to_string()))?);
    }
    let newest = keys
        .pop()
        .ok_or_else(|| KeysError::Missing(kind, folder.display().to_string()))?;
    Ok(Ring {
        newest,
        older: keys,
    })
}

pub(super) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> KeysError {
    let path = path.display().to_string();
    move |error| KeysError::File(path, error)
}
