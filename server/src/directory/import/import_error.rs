//! Why an import did nothing, as it is told to whoever ran it.

use std::fmt;

use crate::access::one_time_link::LinkError;
use crate::directory::import::cells::column::Column;
use crate::directory::import::cells::mistake::Mistakes;
use crate::directory::import::file::table_error::TableError;
use crate::directory::import::file::workbook_sheets::SheetsRead;
use crate::store::StoreError;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("表头缺少列：{}。用 --template 可得到模板 · the header lacks: {}; --template prints it{}",
        .missing.iter().map(|c| c.zh).collect::<Vec<_>>().join("、"),
        .missing.iter().map(|c| c.key).collect::<Vec<_>>().join(", "),
        OnALine(.sheets.as_ref()))]
    Columns {
        missing: Vec<Column>,
        sheets: Option<SheetsRead>,
    },
    #[error("表头里“{}”有 {} 列（{}），不知以哪列为准，请只留一列 · the header has {1} columns of the name {} ({2}): keep the one that is meant{}",
        .column.zh, .places.len(), .places.join("、"), .column.key, OnALine(.sheets.as_ref()))]
    ColumnTwice {
        column: Column,
        places: Vec<String>,
        sheets: Option<SheetsRead>,
    },
    #[error("{mistakes}{}", OnALine(.sheets.as_ref()))]
    Mistakes {
        mistakes: Mistakes,
        sheets: Option<SheetsRead>,
    },
    #[error(transparent)]
    Link(#[from] LinkError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What follows a message on a line of its own, if anything.
struct OnALine<'a, T>(Option<&'a T>);

impl<T: fmt::Display> fmt::Display for OnALine<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |line| write!(f, "\n{line}"))
    }
}
