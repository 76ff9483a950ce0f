//! Lists that come as files: every wrong row is named, and a file is imported whole or not at all.

mod cells;
mod file;
mod import_error;
mod import_kind;
mod imported;
mod lists;

use crate::state::AppState;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;
use serde_json::json;

use crate::directory::import::cells::mistake::Mistakes;
use crate::directory::import::cells::references::References;
use crate::directory::import::file::header::HeaderProblem;
use crate::directory::import::lists::sheet::Sheet;

pub use cells::column::Column;
pub use cells::mistake::Mistake;
pub use file::table_error::TableError;
pub use file::workbook_sheets::SheetsRead;
pub use import_error::ImportError;
pub use import_kind::ImportKind;
pub use imported::{Imported, NewLink};

/// What whoever imports says of the file.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// Which sheet of a workbook; none: the first that can be seen.
    pub sheet: Option<String>,
    /// Years far from now are meant.
    pub far_years: bool,
    /// As if it were then: a demo's directory is older than the demo.
    pub now: Option<Instant>,
}

/// Reads the file and imports it in one transaction; blocks.
///
/// # Errors
/// What is wrong with the file, by row and column; nothing is imported then.
pub fn run(
    state: &AppState,
    kind: ImportKind,
    bytes: Vec<u8>,
    progress: impl Fn(usize, usize) + Send + Sync + 'static,
) -> Result<Imported, ImportError> {
    run_with(state, kind, bytes, &ImportOptions::default(), progress)
}

/// The same, with what whoever imports says of the file.
///
/// # Errors
/// As [`run`].
pub fn run_with(
    state: &AppState,
    kind: ImportKind,
    bytes: Vec<u8>,
    options: &ImportOptions,
    progress: impl Fn(usize, usize) + Send + Sync + 'static,
) -> Result<Imported, ImportError> {
    let mut table = file::table::read(bytes, options.sheet.as_deref())?;
    let sheets = table.sheets.take();
    let positions = match file::header::positions(&table.header, kind.columns()) {
        Ok(positions) => positions,
        Err(HeaderProblem::Missing(missing)) => {
            return Err(ImportError::Columns { missing, sheets });
        }
        Err(HeaderProblem::Twice { column, places }) => {
            return Err(ImportError::ColumnTwice {
                column,
                places,
                sheets,
            });
        }
    };
    let (within, far_years) = (state.clone(), options.far_years);
    let now = options.now.unwrap_or_else(|| state.clock.now());
    state.store.write_blocking(move |tx| {
        let mut sheet = Sheet {
            tx,
            state: &within,
            table: &table,
            positions: &positions,
            references: References::read(tx, &*within.packs.current(tx)?)?,
            now,
            far_years,
            mistakes: Mistakes::default(),
            left_out: Mistakes::default(),
            progress: &progress,
        };
        let mut imported = match kind {
            ImportKind::Regions => lists::region_list::import(&mut sheet)?,
            ImportKind::Organs => lists::organ_list::import(&mut sheet)?,
            ImportKind::People => lists::people_list::import(&mut sheet)?,
            ImportKind::Matters => lists::matter_list::import(&mut sheet)?,
            ImportKind::Enterprises => lists::enterprise_list::import(&mut sheet)?,
            ImportKind::Plan => lists::plan_list::import(&mut sheet)?,
            ImportKind::Filings => lists::filing_list::import(&mut sheet)?,
        };
        let Sheet {
            mistakes, left_out, ..
        } = sheet;
        if !mistakes.is_empty() {
            return Err(ImportError::Mistakes { mistakes, sheets });
        }
        imported.left_out = left_out;
        imported.sheets = sheets;
        note(tx, &within, kind, now, &imported)?;
        Ok(imported)
    })
}

/// Notes an import in the audit trail: a list is imported at the console, where nobody is signed in.
fn note(
    tx: &Tx,
    state: &AppState,
    kind: ImportKind,
    at: Instant,
    imported: &Imported,
) -> Result<(), StoreError> {
    let Imported {
        rows,
        added,
        changed,
        links,
        ..
    } = imported;
    let detail = json!({ "rows": rows, "added": added, "changed": changed, "links": links.len() });
    let entry = AuditEntry {
        id: state.clock.new_id(),
        at,
        actor: None,
        act: "list_imported",
        subject: Some(kind.name()),
        detail: Some(&detail.to_string()),
    };
    audit::add(tx, &entry)
}
