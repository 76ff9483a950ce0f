//! The columns of each kind of row, as `wire::sync::Block` has them.

use ruqi_rules::{EnterpriseColumn, FilingColumn, PlanItemColumn, VisitColumn};

use crate::store::pull::change_kind::Kind;
use crate::wire::sync::Block;

/// An empty block of a kind.
pub(crate) fn block(kind: Kind) -> Block {
    let cols: &[&str] = match kind {
        Kind::Region => &["code", "name", "name_en", "level", "parent"],
        Kind::Organ => &["id", "name", "name_en", "level", "region"],
        Kind::Matter => &["id", "name", "name_en", "basis", "organ", "method", "cap"],
        Kind::Pack => &["hash", "id", "version", "json", "signature"],
        Kind::Officer => &["id", "name", "certificate", "certificate_until", "organ"],
        Kind::Enterprise => EnterpriseColumn::WORDS,
        Kind::PlanItem => PlanItemColumn::WORDS,
        Kind::Filing => FilingColumn::WORDS,
        Kind::Visit => VisitColumn::WORDS,
        Kind::Registration => &["id", "view"],
        Kind::Aside => &["hash", "event", "why", "state", "reason", "at"],
    };
    Block {
        kind: kind.as_str().to_owned(),
        cols: cols.iter().map(|col| (*col).to_owned()).collect(),
        rows: Vec::new(),
        gone: Vec::new(),
    }
}
