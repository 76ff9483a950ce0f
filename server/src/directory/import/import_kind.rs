//! The lists that come as files, and their columns.

use crate::directory::import::cells::column::Column;
use crate::directory::import::lists::{
    enterprise_row, filing_list, matter_list, organ_list, person_row, plan_list, region_list,
};

/// What a file lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    Regions,
    Organs,
    People,
    Matters,
    Enterprises,
    Plan,
    Filings,
}

impl ImportKind {
    /// The columns of the list, in the template's order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Regions => region_list::COLUMNS,
            Self::Organs => organ_list::COLUMNS,
            Self::People => person_row::COLUMNS,
            Self::Matters => matter_list::COLUMNS,
            Self::Enterprises => enterprise_row::COLUMNS,
            Self::Plan => plan_list::COLUMNS,
            Self::Filings => filing_list::COLUMNS,
        }
    }

    /// As the command and the audit trail say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regions => "regions",
            Self::Organs => "organs",
            Self::People => "people",
            Self::Matters => "matters",
            Self::Enterprises => "enterprises",
            Self::Plan => "plan",
            Self::Filings => "filings",
        }
    }

    /// The header row as csv, with the byte order mark by which spreadsheets know UTF-8.
    pub fn template(self) -> String {
        let names: Vec<&str> = self.columns().iter().map(|column| column.zh).collect();
        format!("\u{feff}{}\r\n", names.join(","))
    }
}
