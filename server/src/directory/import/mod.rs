//! Lists that come as files: every wrong row is named, and a file is imported whole or not at all.

pub(crate) mod enterprise_list;
pub(crate) mod filing_list;
pub(crate) mod grade_columns;
pub(crate) mod import_row;
pub mod list_columns;
pub(crate) mod lost_person;
pub(crate) mod matter_list;
pub(crate) mod mistake;
pub(crate) mod organ_list;
pub(crate) mod people_list;
pub(crate) mod plan_list;
pub(crate) mod references;
pub(crate) mod region_list;
pub(crate) mod table;

use crate::access::one_time_link::LinkError;
use crate::registration::judge::rejudge::rejudge_organ;
use crate::state::AppState;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::{StoreError, Tx};

use import_row::{ColumnPositions, ImportRow};
use list_columns::Column;
use references::References;
use table::Table;

pub use mistake::{Mistake, Mistakes};
pub use table::TableError;

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

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows of the file.
    pub rows: usize,
    pub added: usize,
    pub changed: usize,
    /// For people who have no password yet.
    pub links: Vec<NewLink>,
}

/// A one-time sign-in link that an import made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    pub login: String,
    pub name: String,
    pub url: String,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("表头缺少列：{}。用 --template 可得到模板 · the header lacks: {}; --template prints it",
        .0.iter().map(|c| c.zh).collect::<Vec<_>>().join("、"),
        .0.iter().map(|c| c.key).collect::<Vec<_>>().join(", "))]
    Columns(Vec<Column>),
    #[error("{0}")]
    Mistake(Mistakes),
    #[error(transparent)]
    Link(#[from] LinkError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A file on its way in: its rows, what they may refer to, what is wrong with them.
struct Sheet<'a> {
    c: &'a Tx,
    state: &'a AppState,
    table: &'a Table,
    places: &'a ColumnPositions,
    known: References,
    /// When the import happens, milliseconds.
    now: i64,
    wrong: Mistakes,
    /// Told how many rows are done, of how many.
    progress: &'a (dyn Fn(usize, usize) + Sync),
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

impl<'a> Sheet<'a> {
    /// Reads every row; those that are wrong are named and left out.
    fn each<T>(
        &mut self,
        read: impl Fn(&ImportRow<'a>, &References, &mut Mistakes) -> Option<T>,
    ) -> Vec<(usize, T)> {
        let (table, places) = (self.table, self.places);
        let rows = table.rows.iter().filter_map(|(number, cells)| {
            let row = ImportRow {
                number: *number,
                cells,
                places,
            };
            Some((*number, read(&row, &self.known, &mut self.wrong)?))
        });
        rows.collect()
    }

    /// An organ's plan or filings changed: its visits of that time, in milliseconds, are judged again.
    fn rejudge(&self, organ: &str, span: (i64, i64), why: &'static str) -> Result<(), StoreError> {
        rejudge_organ(self.c, &self.state.packs, organ, span, self.now, why)
    }

    /// Keeps in the audit trail that a time was stated, not taken from the clock.
    fn audit_stated(&self, what: &str, subject: &str, stated: i64) -> Result<(), StoreError> {
        let detail = serde_json::json!({ "of": what, "at": stated }).to_string();
        audit::add(
            self.c,
            &AuditEntry {
                id: self.state.clock.new_id(),
                at: self.now,
                actor: None,
                act: "time_stated",
                subject: Some(subject),
                detail: Some(&detail),
            },
        )
    }

    /// Tells the progress; often enough to be seen, seldom enough to cost nothing.
    fn tell(&self, done: usize) {
        if done.is_multiple_of(500) || done == self.table.rows.len() {
            (self.progress)(done, self.table.rows.len());
        }
    }
}
