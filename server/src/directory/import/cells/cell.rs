//! A cell of a file, as what the spreadsheet took it for: text is read from it only where nothing was lost.

use chrono::NaiveDateTime;

use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::cell_text;
use crate::directory::import::cells::date_text;
use crate::invisible_sign::without_invisible;

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number {
        value: f64,
        /// As the sheet shows it, where all its digits are there.
        shown: Result<String, CellProblem>,
    },
    /// A date, a time or a span of time.
    Moment {
        at: Option<NaiveDateTime>,
        shown: String,
    },
    Truth(bool),
    /// `#N/A` and the like.
    Error(String),
}

impl Cell {
    /// Whether a spreadsheet shows nothing there.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if cell_text::trim(text).is_empty())
    }

    /// The cell as it was typed, whatever signs it has, if that can still be known.
    pub fn typed(&self) -> Result<String, CellProblem> {
        match self {
            Self::Text(text) => {
                let text = cell_text::unforced(text);
                if cell_text::is_formula_error(text) {
                    Err(CellProblem::FormulaError(text.to_owned()))
                } else if cell_text::is_scientific(text) {
                    Err(CellProblem::DigitsLost(text.to_owned()))
                } else {
                    Ok(text.to_owned())
                }
            }
            Self::Number { shown, .. } => shown.clone(),
            Self::Moment { shown, .. } => Err(CellProblem::MomentForText(shown.clone())),
            Self::Truth(truth) => Err(CellProblem::TruthForText(*truth)),
            Self::Error(word) => Err(CellProblem::FormulaError(word.clone())),
        }
    }

    /// A line of text, without invisible signs: names and ids.
    pub fn line(&self) -> Result<String, CellProblem> {
        let typed = self.typed()?;
        if date_text::looks_like_moment(&typed) {
            return Err(CellProblem::MomentForText(typed));
        }
        cell_text::check_signs(&typed)?;
        Ok(without_invisible(&typed))
    }

    /// Text whose lines are joined by spaces: addresses, legal bases.
    pub fn lines(&self) -> Result<String, CellProblem> {
        match self {
            Self::Text(text) => Self::Text(cell_text::joined_lines(text)).line(),
            Self::Number { .. } | Self::Moment { .. } | Self::Truth(_) | Self::Error(_) => {
                self.line()
            }
        }
    }

    /// A word of a closed set, a code or a number: in half width.
    pub fn word(&self) -> Result<String, CellProblem> {
        self.line().map(|line| cell_text::half_width(&line))
    }
}
