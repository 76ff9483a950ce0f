//! A file as rows of text: csv in UTF-8, with or without a byte order mark, the first sheet of a workbook, or a JSON
//! list of objects.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use serde_json::Value;

/// A city's enterprises are some 10 MiB; more than 64 is another kind of file.
const LARGEST_FILE: usize = 64 * 1024 * 1024;
/// Above the largest city's list, below what memory holds.
const MOST_ROWS: usize = 500_000;

/// A file's rows; `number` is the one that a spreadsheet shows beside the row.
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error(
        "文件有 {0} 字节，上限 64 MiB，请拆分后再导入 · the file has {0} bytes, 64 MiB at most: split it"
    )]
    TooLarge(usize),
    #[error("超过 {MOST_ROWS} 行，请拆分后再导入 · more than {MOST_ROWS} rows: split the file")]
    TooManyRows,
    #[error(
        "文件不是 UTF-8 编码（第 {row} 行附近）。请在 Excel 或 WPS 中另存为“CSV UTF-8”或 .xlsx 再导入 · the file is not UTF-8 (near row {row}): save it as “CSV UTF-8” or .xlsx"
    )]
    Encoding { row: usize },
    #[error("第 {row} 行读不出：{why} · row {row} cannot be read: {why}")]
    Csv { row: u64, why: String },
    #[error("表格文件打不开：{0} · the workbook cannot be opened: {0}")]
    Workbook(String),
    #[error(
        "JSON 读不出，应为对象的列表：{0} · the JSON cannot be read, it should be a list of objects: {0}"
    )]
    Json(String),
    #[error("文件里没有表头行 · the file has no header row")]
    Empty,
}

/// Reads the file by what it is, not by its name: a workbook is a zip.
///
/// # Errors
/// Says what to do with the file.
pub fn read(bytes: Vec<u8>) -> Result<Table, TableError> {
    if bytes.len() > LARGEST_FILE {
        return Err(TableError::TooLarge(bytes.len()));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        workbook(bytes)
    } else if bytes.trim_ascii_start().starts_with(b"[") {
        json_list(&bytes)
    } else {
        csv_text(&bytes)
    }
}

fn csv_text(bytes: &[u8]) -> Result<Table, TableError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|e| TableError::Encoding {
        row: 1 + bytes[..e.valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count(),
    })?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    // A cell may hold line breaks, and blank lines are passed over: the spreadsheet's number counts the one, not the other.
    let mut breaks_within = 0;
    for record in reader.records() {
        let record = record.map_err(|e| TableError::Csv {
            row: e.position().map_or(0, csv::Position::line),
            why: e.to_string(),
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = usize::try_from(line).unwrap_or(usize::MAX) - breaks_within;
        breaks_within += record
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>();
        lines.push((number, record.iter().map(clean).collect()));
    }
    table(lines)
}

/// Each object is a row, its keys the header; they are numbered from 1, since no spreadsheet shows them.
fn json_list(bytes: &[u8]) -> Result<Table, TableError> {
    let objects: Vec<BTreeMap<String, Value>> =
        serde_json::from_slice(bytes).map_err(|e| TableError::Json(e.to_string()))?;
    let header: BTreeSet<&String> = objects.iter().flat_map(BTreeMap::keys).collect();
    let rows = objects.iter().enumerate().map(|(n, object)| {
        let cells = header.iter().map(|key| match object.get(*key) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => clean(text),
            Some(other) => other.to_string(),
        });
        (n + 1, cells.collect())
    });
    let names = header.iter().map(|key| (*key).clone()).collect();
    table(std::iter::once((0, names)).chain(rows).collect())
}

fn workbook(bytes: Vec<u8>) -> Result<Table, TableError> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|e| TableError::Workbook(e.to_string()))?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or(TableError::Empty)?
        .map_err(|e| TableError::Workbook(e.to_string()))?;
    let first = sheet.start().map_or(0, |(row, _)| row as usize);
    let lines = sheet
        .rows()
        .enumerate()
        .map(|(n, row)| (first + n + 1, row.iter().map(cell).collect()))
        .collect();
    table(lines)
}

/// The first row with anything in it is the header; empty rows are passed over.
fn table(lines: Vec<(usize, Vec<String>)>) -> Result<Table, TableError> {
    let mut filled = lines
        .into_iter()
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let (_, header) = filled.next().ok_or(TableError::Empty)?;
    let rows: Vec<_> = filled.take(MOST_ROWS + 1).collect();
    if rows.len() > MOST_ROWS {
        return Err(TableError::TooManyRows);
    }
    Ok(Table { header, rows })
}

/// What the sheet shows: whole numbers without a fraction, dates as ISO 8601.
fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            if (hour, minute, second) == (0, 0, 0) {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
            }
        }
        other => clean(&other.to_string()),
    }
}

fn clean(cell: &str) -> String {
    cell.trim().to_owned()
}
