//! Lists that come as files: every wrong row is named, and a file is imported whole or not at all.

pub(crate) mod enterprise_list;
pub(crate) mod filing_list;
pub(crate) mod grade_columns;
pub(crate) mod import_error;
pub(crate) mod import_kind;
pub(crate) mod import_row;
pub(crate) mod imported;
pub mod list_columns;
pub(crate) mod lost_person;
pub(crate) mod matter_list;
pub(crate) mod mistake;
pub(crate) mod organ_list;
pub(crate) mod people_list;
pub(crate) mod plan_list;
pub(crate) mod references;
pub(crate) mod region_list;
pub(crate) mod sheet;
pub(crate) mod table;

use crate::state::AppState;

use import_row::ColumnPositions;
use mistake::Mistakes;
use references::References;
use sheet::Sheet;

pub use import_error::ImportError;
pub use import_kind::ImportKind;
pub use imported::{Imported, NewLink};
pub use mistake::Mistake;
pub use table::TableError;

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
    run_at(state, kind, bytes, state.clock.now(), progress)
}

/// The same as if it were `now` (milliseconds): a demo's directory is older than the demo.
///
/// # Errors
/// As [`run`].
pub fn run_at(
    state: &AppState,
    kind: ImportKind,
    bytes: Vec<u8>,
    now: i64,
    progress: impl Fn(usize, usize) + Send + Sync + 'static,
) -> Result<Imported, ImportError> {
    let table = table::read(bytes)?;
    let places =
        ColumnPositions::find(&table, list_columns::of(kind)).map_err(ImportError::Columns)?;
    let within = state.clone();
    state.store.write_blocking(move |c| {
        let mut sheet = Sheet {
            c,
            state: &within,
            table: &table,
            places: &places,
            known: References::read(c, &*within.packs.current(c)?)?,
            now,
            wrong: Mistakes::default(),
            progress: &progress,
        };
        let imported = match kind {
            ImportKind::Regions => region_list::import(&mut sheet)?,
            ImportKind::Organs => organ_list::import(&mut sheet)?,
            ImportKind::People => people_list::import(&mut sheet)?,
            ImportKind::Matters => matter_list::import(&mut sheet)?,
            ImportKind::Enterprises => enterprise_list::import(&mut sheet)?,
            ImportKind::Plan => plan_list::import(&mut sheet)?,
            ImportKind::Filings => filing_list::import(&mut sheet)?,
        };
        if sheet.wrong.is_empty() {
            Ok(imported)
        } else {
            Err(ImportError::Mistake(sheet.wrong))
        }
    })
}
