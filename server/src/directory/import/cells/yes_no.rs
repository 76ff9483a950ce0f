//! Cells that say yes or no.

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;

pub fn yes_or_no(cell: &Cell) -> Result<bool, CellProblem> {
    if let Cell::Truth(truth) = cell {
        return Ok(*truth);
    }
    let text = cell.word()?;
    match text.to_ascii_lowercase().as_str() {
        "是" | "yes" | "y" | "true" | "1" | "√" => Ok(true),
        "否" | "no" | "n" | "false" | "0" | "x" => Ok(false),
        _ => Err(CellProblem::Other(format!(
            "“{text}”应为是或否 · “{text}” must be yes or no"
        ))),
    }
}
