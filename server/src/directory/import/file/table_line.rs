//! A row of a file, as its cells that are not empty.

use crate::directory::import::cells::cell::Cell;

/// A row with anything in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// As a spreadsheet shows it beside the row.
    pub number: usize,
    /// Cells that are not empty, by position: a cell far to the right costs no more than another.
    pub cells: Vec<(usize, Cell)>,
}

/// The row of these cells, from the first position on.
pub fn line(number: usize, cells: impl Iterator<Item = Cell>) -> Line {
    let filled = cells.enumerate().filter(|(_, cell)| !cell.is_empty());
    let cells = filled.collect();
    Line { number, cells }
}
