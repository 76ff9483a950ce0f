//! A file as rows of cells: csv in UTF-8, a sheet of a workbook, or a JSON list of objects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::file::csv_rows;
use crate::directory::import::file::number_format;
use crate::directory::import::file::table_error::{MOST_FILE_BYTES, MOST_ROWS, TableError};
use crate::directory::import::file::table_line::{Line, line};
use crate::directory::import::file::workbook;
use crate::directory::import::file::workbook_sheets::SheetsRead;

pub struct Table {
    pub header: Line,
    pub rows: Vec<Line>,
    /// Of a workbook.
    pub sheets: Option<SheetsRead>,
}

/// Reads the file by what it is, not by its name: a workbook is a zip, or a compound file. Of a workbook, the sheet of
/// that name, else the first that can be seen.
///
/// # Errors
/// Says what to do with the file.
pub fn read(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Table, TableError> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(TableError::TooLarge(bytes.len()));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        table(workbook::xlsx(bytes, sheet)?)
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        table(workbook::xls(bytes, sheet)?)
    } else if bytes.trim_ascii_start().starts_with(b"[") {
        table((json_rows(&bytes)?, None))
    } else {
        table((csv_rows::read(&bytes)?, None))
    }
}

/// Each object is a row, its keys the header; they are numbered from 1, since no spreadsheet shows them.
fn json_rows(bytes: &[u8]) -> Result<Vec<Line>, TableError> {
    let objects: Vec<BTreeMap<String, Value>> =
        serde_json::from_slice(bytes).map_err(|e| TableError::Json(e.to_string()))?;
    let header: BTreeSet<&String> = objects.iter().flat_map(BTreeMap::keys).collect();
    let names = header.iter().map(|key| Cell::Text((*key).clone()));
    let rows = objects.iter().enumerate().map(|(n, object)| {
        let cells = header.iter().map(|key| json_cell(object.get(*key)));
        line(n + 1, cells)
    });
    Ok(std::iter::once(line(0, names)).chain(rows).collect())
}

fn json_cell(value: Option<&Value>) -> Cell {
    match value {
        None | Some(Value::Null) => Cell::Text(String::new()),
        Some(Value::String(text)) => Cell::Text(text.clone()),
        Some(Value::Bool(truth)) => Cell::Truth(*truth),
        // Whole numbers are read whole.
        Some(Value::Number(number)) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(value) => number_format::number(value, None),
            None => Cell::Text(number.to_string()),
        },
        Some(other @ (Value::Array(_) | Value::Object(_))) => Cell::Text(other.to_string()),
    }
}

/// The first row with anything in it is the header; empty rows are passed over.
fn table((lines, sheets): (Vec<Line>, Option<SheetsRead>)) -> Result<Table, TableError> {
    let mut filled = lines.into_iter().filter(|line| !line.cells.is_empty());
    let header = filled.next().ok_or(TableError::Empty)?;
    let rows: Vec<_> = filled.take(MOST_ROWS + 1).collect();
    if rows.len() > MOST_ROWS {
        return Err(TableError::TooManyRows);
    }
    Ok(Table {
        header,
        rows,
        sheets,
    })
}
