//! The rows of a csv text, numbered as a spreadsheet numbers them: a blank line is a row, and so is a record whose cells
//! have several lines. (The csv crate passes blank lines over and counts lines, and takes an open quote for the end.)

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::file::header::letters;
use crate::directory::import::file::table_error::TableError;
use crate::directory::import::file::table_line::{Line, Lines};

/// A spreadsheet has no more columns.
const MOST_COLUMNS: usize = 16_384;

/// Reads csv in UTF-8, with or without a byte order mark; rows end in LF, CRLF or CR.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, TableError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|e| TableError::Encoding {
        row: 1 + line_ends(&bytes[..e.valid_up_to()]),
    })?;
    let mut reader = Reader { rest: text, row: 0 };
    let mut lines = Lines::default();
    while !reader.rest.is_empty() {
        reader.row += 1;
        let cells = reader.record()?;
        lines.add(reader.row, cells.into_iter())?;
    }
    Ok(lines.into_vec())
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

impl<'t> Reader<'t> {
    fn record(&mut self) -> Result<Vec<Cell>, TableError> {
        let mut cells = Vec::new();
        loop {
            if cells.len() == MOST_COLUMNS {
                return Err(TableError::TooManyCells);
            }
            cells.push(if self.pass("\"") {
                Cell::text(&self.quoted(cells.len())?)
            } else {
                Cell::text(self.until(&[',', '\n', '\r']))
            });
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
            cell += self.until(&['"']);
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

    fn until(&mut self, ends: &[char]) -> &'t str {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell
    }

    fn pass(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{TableError, read};
    use crate::directory::import::cells::cell::Cell;

    /// A cell as it is written, with quotation marks where it needs them.
    fn written(cell: &str) -> String {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }

    proptest! {
        #[test]
        fn rows_keep_their_numbers_and_cells(
            rows in prop::collection::vec((0_usize..3, prop::collection::vec("[a号\",\n\r]{0,4}x", 1..4)), 1..12),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
            mark in any::<bool>(),
        ) {
            let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
            let mut expected = Vec::new();
            let mut number = 0;
            for (blank, cells) in &rows {
                text += &end.repeat(*blank);
                number += blank + 1;
                let line: Vec<String> = cells.iter().map(|cell| written(cell)).collect();
                text += &(line.join(",") + end);
                expected.push((number, cells.clone()));
            }
            let lines = read(text.as_bytes()).unwrap();
            let found: Vec<(usize, Vec<String>)> = lines
                .into_iter()
                .filter(|line| !line.cells.is_empty())
                .map(|line| {
                    let cells = line.cells.into_iter().map(|(_, cell)| match cell {
                        Cell::Text(text) => text,
                        other => panic!("{other:?}"),
                    });
                    (line.number, cells.collect())
                })
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn a_quotation_mark_that_is_not_closed_is_named_by_its_row(
            before in 0_usize..6,
            after in prop::collection::vec("(株洲|\"全\"|一号){1,3}", 0..6),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        ) {
            let mut text = format!("a,b{end}").repeat(before) + "a,\"b" + end;
            for cell in after {
                text += &format!("c,{cell},d{end}");
            }
            let wrong = read(text.as_bytes()).unwrap_err();
            let is_named = matches!(&wrong, TableError::OpenQuote { row, column } if *row == before + 1 && column == "B");
            prop_assert!(is_named, "{}", wrong);
        }
    }

    #[test]
    fn a_file_in_another_encoding_is_named_near_its_row() {
        let wrong = read(b"a\r\nb\r\n\xc6\xf3\r\n").unwrap_err();
        assert!(matches!(wrong, TableError::Encoding { row: 3 }), "{wrong}");
    }
}
