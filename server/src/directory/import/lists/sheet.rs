//! A list while it is imported: its rows, what they may refer to, the mistakes in them.

use std::ops::RangeInclusive;

use crate::directory::import::cells::import_row::{CellContext, ColumnPositions, ImportRow};
use crate::directory::import::cells::mistake::Mistakes;
use crate::directory::import::cells::references::References;
use crate::directory::import::file::table::Table;
use crate::registration::judge::rejudge::rejudge_organ;
use crate::state::AppState;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// A file on its way in: its rows, what they may refer to, what is wrong with them.
pub struct Sheet<'a> {
    pub tx: &'a Tx,
    pub state: &'a AppState,
    pub table: &'a Table,
    pub positions: &'a ColumnPositions,
    pub references: References,
    /// When the import happens.
    pub now: Instant,
    pub far_years: bool,
    pub mistakes: Mistakes,
    /// Rows that are not imported, though the others are.
    pub left_out: Mistakes,
    /// Told how many rows are done, of how many.
    pub progress: &'a (dyn Fn(usize, usize) + Sync),
}

impl<'a> Sheet<'a> {
    /// Reads every row that says anything in the list's columns; those that are wrong are named and left out.
    pub fn each<T>(
        &mut self,
        read: impl Fn(&ImportRow<'a>, &CellContext<'_>, &mut Mistakes) -> Option<T>,
    ) -> Vec<(usize, T)> {
        let (table, positions) = (self.table, self.positions);
        let at = CellContext {
            references: &self.references,
            now: self.now,
            far_years: self.far_years,
        };
        let rows = table.rows.iter().filter_map(|line| {
            let row = ImportRow {
                number: line.number,
                cells: &line.cells,
                positions,
            };
            let says = line
                .cells
                .iter()
                .any(|(at, _)| positions.values().any(|p| p == at));
            let read = if says {
                read(&row, &at, &mut self.mistakes)
            } else {
                None
            };
            read.map(|read| (line.number, read))
        });
        rows.collect()
    }

    /// An organ, its plan or filings changed: its visits of that time are judged again.
    pub fn rejudge(
        &self,
        organ: &str,
        span: RangeInclusive<Instant>,
        reason: SettlingReason,
    ) -> Result<(), StoreError> {
        rejudge_organ(self.tx, &self.state.packs, organ, span, self.now, reason)
    }

    /// Keeps in the audit trail that a time was stated, not taken from the clock.
    pub fn audit_stated(
        &self,
        what: &str,
        subject: &str,
        stated: Instant,
    ) -> Result<(), StoreError> {
        let detail = serde_json::json!({ "of": what, "at": stated.millis() }).to_string();
        audit::add(
            self.tx,
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
    pub fn tell(&self, done: usize) {
        if done.is_multiple_of(500) || done == self.table.rows.len() {
            (self.progress)(done, self.table.rows.len());
        }
    }
}
