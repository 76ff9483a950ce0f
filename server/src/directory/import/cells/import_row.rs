//! A row of an imported list: its cells by column, read into types; what cannot be is named by row and column.

use ruqi_rules::Instant;
use std::collections::HashMap;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::column::{Column, Presence};
use crate::directory::import::cells::mistake::Mistakes;
use crate::directory::import::cells::references::References;

/// Where each column stands in the file, by its key.
pub type ColumnPositions = HashMap<&'static str, usize>;

/// What cells are read against.
pub struct CellContext<'a> {
    pub references: &'a References,
    /// When the import happens.
    pub now: Instant,
    /// Years far from now are meant: whoever imports has said so.
    pub far_years: bool,
}

/// A row of the file.
pub struct ImportRow<'a> {
    /// As a spreadsheet shows it.
    pub number: usize,
    /// Cells that are not empty, by position.
    pub cells: &'a [(usize, Cell)],
    pub positions: &'a ColumnPositions,
}

impl ImportRow<'_> {
    /// The cell as `read` understands it; none where it is wrong, or empty and needed, which is named.
    pub fn read<P: Presence, T>(
        &self,
        column: Column,
        at: &CellContext<'_>,
        mistakes: &mut Mistakes,
        read: impl FnOnce(&Cell, &CellContext<'_>) -> Result<T, CellProblem>,
    ) -> Option<P::Value<T>> {
        let Some(cell) = self.cell(column) else {
            let empty = P::empty();
            if empty.is_none() {
                mistakes.add(self.number, Some(column), CellProblem::Empty.to_string());
            }
            return empty;
        };
        match read(cell, at) {
            Ok(value) => Some(P::filled(value)),
            Err(why) => {
                mistakes.add(self.number, Some(column), why.to_string());
                None
            }
        }
    }

    fn cell(&self, column: Column) -> Option<&Cell> {
        let position = self.positions.get(column.key)?;
        let place = self.cells.binary_search_by_key(position, |(at, _)| *at);
        self.cells.get(place.ok()?).map(|(_, cell)| cell)
    }
}
