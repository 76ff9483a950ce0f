//! The rows of a file, as their cells that are not empty, as many of them as memory holds.

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::file::table_error::{MOST_CELLS, MOST_ROWS, TableError};

/// A row with anything in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// As a spreadsheet shows it beside the row.
    pub number: usize,
    /// Cells that are not empty, by position: a cell far to the right costs no more than another.
    pub cells: Vec<(usize, Cell)>,
}

/// Rows in the order in which they are read; those without anything in them are passed over.
#[derive(Default)]
pub struct Lines {
    lines: Vec<Line>,
    cells: usize,
}

impl Lines {
    /// Adds the row of these cells, from the first position on.
    ///
    /// # Errors
    /// When there are more than a list has.
    pub fn add(
        &mut self,
        number: usize,
        cells: impl Iterator<Item = Cell>,
    ) -> Result<(), TableError> {
        let filled = cells.enumerate().filter(|(_, cell)| !cell.is_empty());
        let cells: Vec<(usize, Cell)> = filled.collect();
        if cells.is_empty() {
            return Ok(());
        }
        self.cells += cells.len();
        self.lines.push(Line { number, cells });
        check_count(self.lines.len(), self.cells)
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Line> {
        self.lines
    }
}

/// Whether a list may have so many rows, its header among them, and so many cells in all.
///
/// # Errors
/// Says which of both are too many.
pub fn check_count(rows: usize, cells: usize) -> Result<(), TableError> {
    if rows > MOST_ROWS + 1 {
        Err(TableError::TooManyRows)
    } else if cells > MOST_CELLS {
        Err(TableError::TooManyCells)
    } else {
        Ok(())
    }
}
