//! The folder of the parts, each compressed once under the hash of its bytes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::time::Duration;

use brotli::enc::BrotliEncoderParams;

use crate::private_files;

const SUFFIX: &str = ".br";
/// No request could wait for it.
const QUALITY: i32 = 11;
/// A phone that began with a file may fetch its parts for so long after another took its place.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Where a part is.
pub fn path(folder: &Path, hash: &str) -> PathBuf {
    folder.join(format!("{hash}{SUFFIX}"))
}

/// Writes a part, unless it is there. Answers how many bytes it has, compressed.
pub(crate) fn write(folder: &Path, hash: &str, part: &[u8]) -> io::Result<u64> {
    let path = path(folder, hash);
    if let Ok(there) = fs::metadata(&path) {
        return Ok(there.len());
    }
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut Cursor::new(part), &mut packed, &parameters)?;
    private_files::make_folder(folder)?;
    // A name that is nobody's until the whole is there: a cut leaves no half of a part.
    let half = folder.join(format!("{hash}.half"));
    private_files::write(&half, &packed)?;
    fs::rename(&half, &path)?;
    Ok(u64::try_from(packed.len()).unwrap_or(u64::MAX))
}

/// Reads a part as it is sent: compressed.
///
/// # Errors
/// When it is not there or cannot be read.
pub fn read(folder: &Path, hash: &str) -> io::Result<Vec<u8>> {
    fs::read(path(folder, hash))
}

/// The bytes of a part that was compressed.
///
/// # Errors
/// When the bytes are none of such a part.
pub fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    brotli::BrotliDecompress(&mut Cursor::new(packed), &mut part)?;
    Ok(part)
}

/// Removes what no file names, and has not for a day. Answers how many.
pub(crate) fn sweep(folder: &Path, named: &BTreeSet<String>) -> io::Result<usize> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let is_named = name
            .to_str()
            .and_then(|name| name.strip_suffix(SUFFIX))
            .is_some_and(|hash| named.contains(hash));
        let age = entry.metadata()?.modified()?.elapsed();
        if !is_named && age.is_ok_and(|age| age > KEPT) {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
