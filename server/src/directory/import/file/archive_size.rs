//! How large a workbook is once it is unpacked, and what its parts say of themselves, found out before anything of it is
//! kept.

use std::io::{BufReader, Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::directory::import::file::part_claims::PartClaims;
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
    let mut claims = PartClaims::default();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| broken(&e))?;
        let mut part = BufReader::new(entry.take(left + 1));
        claims.read(&mut part)?;
        // What is no XML any more is unpacked all the same.
        copy(&mut part, &mut sink()).map_err(|e| broken(&e))?;
        left = part
            .into_inner()
            .limit()
            .checked_sub(1)
            .ok_or(TableError::UnpackedTooLarge)?;
    }
    Ok(())
}
