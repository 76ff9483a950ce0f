//! The sheets of a workbook: which one is read, and what the others are called.

use std::fmt;

use calamine::{Sheet, SheetType, SheetVisible};

use crate::directory::import::cells::cell_text::quoted;
use crate::directory::import::file::table_error::TableError;

/// Names of other sheets that are told; more is a list by itself.
const MOST_NAMES: usize = 20;

/// Which sheet was read, and which others there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetsRead {
    pub read: String,
    pub others: Vec<String>,
}

impl fmt::Display for SheetsRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (read, others) = (quoted(&self.read), self.others.join("、"));
        if others.is_empty() {
            write!(f, "读取工作表“{read}” · sheet “{read}” was read")
        } else {
            write!(
                f,
                "读取工作表“{read}”，未读：{others}；要读别的，用 --sheet 写明名称 · sheet “{read}” was read, not {others}: --sheet names another"
            )
        }
    }
}

/// The sheet of that name, else the first one that a person sees.
pub fn choose(sheets: &[Sheet], wanted: Option<&str>) -> Result<SheetsRead, TableError> {
    let is_seen = |sheet: &&Sheet| sheet.visible == SheetVisible::Visible;
    let lists = || {
        sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
    };
    let chosen = match wanted {
        Some(name) => lists().find(|sheet| sheet.name == name),
        None => lists().find(is_seen),
    };
    let told = |sheet: &Sheet| match sheet.visible {
        SheetVisible::Visible => quoted(&sheet.name),
        SheetVisible::Hidden | SheetVisible::VeryHidden => {
            format!("{}（隐藏 hidden）", quoted(&sheet.name))
        }
    };
    let Some(chosen) = chosen else {
        let names: Vec<String> = lists().map(told).take(MOST_NAMES).collect();
        return Err(TableError::NoSheet(format!("（{}）", names.join("、"))));
    };
    let others = lists().filter(|sheet| sheet.name != chosen.name);
    Ok(SheetsRead {
        read: chosen.name.clone(),
        others: others.map(told).take(MOST_NAMES).collect(),
    })
}
