//! Lists the columns of each kind of row, as `wire::sync::Block` has them.

use ruqi_rules::{EnterpriseColumn, FilingColumn, PlanItemColumn, VisitColumn};

use crate::store::pull::change_kind::RowKind;
use crate::wire::sync::Block;

/// An empty block of a kind.
pub(crate) fn block(kind: RowKind) -> Block {
    let cols: &[&str] = match kind {
        RowKind::Region => &["code", "name", "name_en", "level", "parent"],
        RowKind::Organ => &["id", "name", "name_en", "level", "region"],
        RowKind::Matter => &["id", "name", "name_en", "basis", "organ", "method", "cap"],
        RowKind::Pack => &["hash", "id", "version", "json", "signature"],
        RowKind::Officer => &["id", "name", "certificate", "certificate_until", "organ"],
        RowKind::Enterprise => EnterpriseColumn::WORDS,
        RowKind::PlanItem => PlanItemColumn::WORDS,
        RowKind::Filing => FilingColumn::WORDS,
        RowKind::Visit => VisitColumn::WORDS,
        RowKind::Registration => &["id", "view"],
        RowKind::Aside => &["hash", "event", "why", "state", "reason", "at"],
    };
    Block {
        kind: kind.as_str().to_owned(),
        cols: cols.iter().map(|col| (*col).to_owned()).collect(),
        rows: Vec::new(),
        gone: Vec::new(),
    }
}
