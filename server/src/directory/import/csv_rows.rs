//! The rows of a csv text, numbered as a spreadsheet numbers them: a blank line is a row, and so is a record whose cells
//! have several lines. (The csv crate passes blank lines over and counts lines, and takes an open quote for the end.)

use crate::directory::import::cell::Cell;
use crate::directory::import::header::letters;
use crate::directory::import::table_error::TableError;
use crate::directory::import::table_line::{Line, line};

/// Reads csv in UTF-8, with or without a byte order mark; rows end in LF, CRLF or CR.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, TableError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|e| TableError::Encoding {
        row: 1 + line_ends(&bytes[..e.valid_up_to()]),
    })?;
    let mut reader = Reader { rest: text, row: 0 };
    let mut lines = Vec::new();
    while !reader.rest.is_empty() {
        reader.row += 1;
        let cells = reader.record()?;
        lines.push(line(reader.row, cells.into_iter().map(Cell::Text)));
    }
    Ok(lines)
}

fn line_ends(bytes: &[u8]) -> usize {
    let pairs = bytes.iter().zip(bytes.iter().skip(1).chain([&b' ']));
    pairs
        .filter(|(byte, next)| **byte == b'\n' || (**byte == b'\r' && **next != b'\n'))
        .count()
}

struct Reader<'t> {
    rest: &'t str,
    row: usize,
}

impl Reader<'_> {
    fn record(&mut self) -> Result<Vec<String>, TableError> {
        let mut cells = Vec::new();
        loop {
            let cell = if self.pass("\"") {
                self.quoted(cells.len())?
            } else {
                self.until(&[',', '\n', '\r'])
            };
            cells.push(cell);
            if !self.pass(",") {
                let _ = self.pass("\r\n") || self.pass("\n") || self.pass("\r");
                return Ok(cells);
            }
        }
    }

    /// What is quoted, two quotation marks in it being one. Text behind the closing one means that it closes nothing: it
    /// opens a cell further down.
    fn quoted(&mut self, position: usize) -> Result<String, TableError> {
        let open = || TableError::OpenQuote {
            row: self.row,
            column: letters(position),
        };
        let (error, mut cell) = (open(), String::new());
        loop {
            cell += &self.until(&['"']);
            if !self.pass("\"") {
                return Err(error);
            }
            if !self.pass("\"") {
                let behind = self.until(&[',', '\n', '\r']);
                return if behind.trim().is_empty() {
                    Ok(cell)
                } else {
                    Err(error)
                };
            }
            cell.push('"');
        }
    }

    fn until(&mut self, ends: &[char]) -> String {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.to_owned()
    }

    fn pass(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}
