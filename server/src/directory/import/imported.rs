//! What an import reports of what it did.

use crate::directory::import::cells::mistake::Mistakes;
use crate::directory::import::file::workbook_sheets::SheetsRead;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows of the file.
    pub rows: usize,
    pub added: usize,
    pub changed: usize,
    /// For people who have no password yet.
    pub links: Vec<NewLink>,
    /// Rows that were left out, though the others were imported.
    pub left_out: Mistakes,
    /// Which sheet of a workbook was read.
    pub sheets: Option<SheetsRead>,
}

/// A one-time sign-in link that an import made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    pub login: String,
    pub name: String,
    pub url: String,
}
