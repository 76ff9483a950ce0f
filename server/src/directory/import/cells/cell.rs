//! A cell of a file, as what the spreadsheet took it for: text is read from it only where nothing was lost.

use chrono::NaiveDateTime;

use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::cell_text::{self, quoted};
use crate::directory::import::cells::date_text;
use crate::invisible_sign::without_invisible;
use crate::text_limits::{ID_BYTES, LINE, PAGE, fits};

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    /// Text of more than a page, which no column takes: none of it is kept.
    LongText,
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

/// What a spreadsheet's cell holds is 32,767 characters: more is not looked at.
const MOST_BYTES: usize = 4 * 32_767;

impl Cell {
    /// A cell of text, which is kept where a column may take it.
    pub fn text(text: &str) -> Self {
        let is_long = text.len() > MOST_BYTES || !fits(cell_text::trim(text), PAGE);
        if is_long {
            Self::LongText
        } else {
            Self::Text(text.to_owned())
        }
    }

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
                    Err(CellProblem::FormulaError(quoted(text)))
                } else if cell_text::is_scientific(text) {
                    Err(CellProblem::DigitsLost(quoted(text)))
                } else {
                    Ok(text.to_owned())
                }
            }
            Self::LongText => Err(CellProblem::TooLong(PAGE)),
            Self::Number { shown, .. } => shown.clone(),
            Self::Moment { shown, .. } => Err(CellProblem::MomentForText(quoted(shown))),
            Self::Truth(truth) => Err(CellProblem::TruthForText(*truth)),
            Self::Error(word) => Err(CellProblem::FormulaError(quoted(word))),
        }
    }

    /// A line of text, without invisible signs: names and words.
    pub fn line(&self) -> Result<String, CellProblem> {
        let line = Self::clean(self.typed()?)?;
        if fits(&line, LINE) {
            Ok(line)
        } else {
            Err(CellProblem::TooLong(LINE))
        }
    }

    /// An id, as short as sealed events carry it.
    pub fn id(&self) -> Result<String, CellProblem> {
        let id = self.line()?;
        if id.len() <= ID_BYTES {
            Ok(id)
        } else {
            Err(CellProblem::LongId(ID_BYTES))
        }
    }

    /// Text whose lines are joined by spaces: addresses, legal bases.
    pub fn lines(&self) -> Result<String, CellProblem> {
        Self::clean(match self {
            Self::Text(text) => Self::Text(cell_text::joined_lines(text)).typed()?,
            Self::LongText
            | Self::Number { .. }
            | Self::Moment { .. }
            | Self::Truth(_)
            | Self::Error(_) => self.typed()?,
        })
    }

    fn clean(typed: String) -> Result<String, CellProblem> {
        if date_text::looks_like_moment(&typed) {
            return Err(CellProblem::MomentForText(quoted(&typed)));
        }
        cell_text::check_signs(&typed)?;
        Ok(without_invisible(&typed))
    }

    /// A word of a closed set, a code or a number: in half width.
    pub fn word(&self) -> Result<String, CellProblem> {
        self.line().map(|line| cell_text::half_width(&line))
    }
}
