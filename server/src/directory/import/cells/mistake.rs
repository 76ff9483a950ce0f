//! What is wrong with a file, by row and column: the first hundred, then how many more.

use std::fmt;

use crate::directory::import::cells::column::Column;

/// A person mends a hundred rows and tries again; the rest is usually the same mistake.
const SHOWN: usize = 100;

/// One cell, or one row, that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// As a spreadsheet shows it.
    pub row: usize,
    /// None: the row as a whole.
    pub column: Option<Column>,
    /// In Chinese and English.
    pub why: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, column, why } = self;
        match column {
            Some(Column { key, zh, .. }) => write!(f, "第 {row} 行 {zh} (row {row}, {key}): {why}"),
            None => write!(f, "第 {row} 行 (row {row}): {why}"),
        }
    }
}

/// Collects them, and counts those past the limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistakes {
    shown: Vec<Mistake>,
    count: usize,
}

impl Mistakes {
    /// The first of them on a line each, and how many more there are.
    pub fn list(&self) -> String {
        let lines = self.shown.iter().map(ToString::to_string);
        let more = (self.count > self.shown.len()).then(|| {
            let more = self.count - self.shown.len();
            format!("……另有 {more} 处 · and {more} more")
        });
        lines.chain(more).collect::<Vec<_>>().join("\n")
    }

    pub fn add(&mut self, row: usize, column: Option<Column>, why: impl Into<String>) {
        self.count += 1;
        if self.shown.len() < SHOWN {
            let why = why.into();
            self.shown.push(Mistake { row, column, why });
        }
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn shown(&self) -> &[Mistake] {
        &self.shown
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.list())?;
        write!(
            f,
            "共 {count} 处需要更正，未导入任何内容 · {count} to correct, nothing was imported",
            count = self.count
        )
    }
}
