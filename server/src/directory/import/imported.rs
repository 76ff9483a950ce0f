//! What an import reports of what it did.

use ruqi_rules::Instant;
use serde_json::json;

use crate::directory::import::cells::mistake::Mistakes;
use crate::directory::import::file::workbook_sheets::SheetsRead;
use crate::directory::import::import_kind::ImportKind;
use crate::state::AppState;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::{StoreError, Tx};

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

impl Imported {
    /// Notes the import in the audit trail: a list is imported at the console, where nobody is signed in.
    pub(super) fn note(
        &self,
        tx: &Tx,
        state: &AppState,
        kind: ImportKind,
        at: Instant,
    ) -> Result<(), StoreError> {
        let detail = json!({
            "rows": self.rows, "added": self.added, "changed": self.changed, "links": self.links.len(),
        });
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
}

/// A one-time sign-in link that an import made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    pub login: String,
    pub name: String,
    pub url: String,
}
