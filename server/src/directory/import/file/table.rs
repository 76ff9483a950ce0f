//! A file as rows of cells: csv in UTF-8, a sheet of a workbook, or a JSON list of objects.

use crate::directory::import::file::csv_rows;
use crate::directory::import::file::json_rows;
use crate::directory::import::file::table_error::{MOST_FILE_BYTES, TableError};
use crate::directory::import::file::table_line::Line;
use crate::directory::import::file::workbook;
use crate::directory::import::file::workbook_sheets::SheetsRead;

pub struct Table {
    pub header: Line,
    pub rows: Vec<Line>,
    /// Of a workbook.
    pub sheets: Option<SheetsRead>,
}

/// Reads the file by what it is, not by its name: a workbook is a zip. Of a workbook, the sheet of that name, else the
/// first that can be seen. The older kind, a compound file, is refused: a file of 2 kB can say that it has four thousand
/// million cells, and what reads it makes room for all of them.
///
/// # Errors
/// Says what to do with the file.
pub fn read(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Table, TableError> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(TableError::TooLarge(bytes.len()));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let (lines, sheets) = workbook::xlsx(bytes, sheet)?;
        table(lines, Some(sheets))
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Err(TableError::OtherWorkbook(".xls、加密 encrypted"))
    } else if bytes.trim_ascii_start().starts_with(b"[") {
        table(json_rows::read(&bytes)?, None)
    } else {
        table(csv_rows::read(&bytes)?, None)
    }
}

/// The first row with anything in it is the header.
fn table(lines: Vec<Line>, sheets: Option<SheetsRead>) -> Result<Table, TableError> {
    let mut lines = lines.into_iter();
    let header = lines.next().ok_or(TableError::Empty)?;
    Ok(Table {
        header,
        rows: lines.collect(),
        sheets,
    })
}
