//! How large a workbook is once it is unpacked, found out before anything of it is kept.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::directory::import::file::table_error::{MOST_UNPACKED_BYTES, TableError};

/// Refuses what would fill the memory: first by the sizes that the archive states, then by unpacking into nothing, since
/// they may be false. Workbooks of other kinds, of which every sheet is read at once, are refused, too.
pub fn check(bytes: &[u8]) -> Result<(), TableError> {
    let broken = |error: &dyn std::fmt::Display| TableError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    if archive.index_for_name("content.xml").is_some() {
        return Err(TableError::OtherWorkbook("OpenDocument"));
    }
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Err(TableError::OtherWorkbook("xlsb"));
    }
    if archive
        .decompressed_size()
        .is_some_and(|size| size > u128::from(MOST_UNPACKED_BYTES))
    {
        return Err(TableError::UnpackedTooLarge);
    }
    let mut left = MOST_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| broken(&e))?;
        let read = copy(&mut entry.take(left + 1), &mut sink()).map_err(|e| broken(&e))?;
        left = left.checked_sub(read).ok_or(TableError::UnpackedTooLarge)?;
    }
    Ok(())
}
