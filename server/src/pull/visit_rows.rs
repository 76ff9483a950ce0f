//! Reads rows of visits as the rules ask of them, whoever made them.

use ruqi_rules::{Instant, VisitColumn};
use serde_json::{Value, json};

use crate::pull::keyed_rows::Rows;
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_key::State;
use crate::store::ids::EnterpriseId;
use crate::store::pull::bodies::{self, Span};
use crate::store::{Db, StoreError};

/// Reads the visits of the span.
pub(crate) fn read(c: &Db, span: &Span) -> Result<Rows, StoreError> {
    Ok(rows(&bodies::registrations(c, span)?))
}

/// Reads the visits at a few enterprises, from an instant on.
pub(crate) fn read_at(
    c: &Db,
    enterprises: &[EnterpriseId],
    from: Instant,
) -> Result<Rows, StoreError> {
    Ok(rows(&bodies::registrations_at(c, enterprises, from)?))
}

fn rows(found: &[Registration]) -> Rows {
    let rows = found
        .iter()
        .map(|one| (one.visit.id.as_bytes().to_vec(), visit(one)));
    rows.collect()
}

/// Facts alone: never an officer, a reference or a reason.
fn visit(found: &Registration) -> Vec<Value> {
    let one = &found.visit;
    let reference = one.reference.as_deref();
    let blank = reference.is_none_or(|text| text.trim().is_empty());
    let columns = VisitColumn::ALL.iter().map(|column| match column {
        VisitColumn::Id => json!(one.id),
        VisitColumn::Enterprise => json!(one.enterprise.to_string()),
        VisitColumn::Premises => json!(found.premises),
        VisitColumn::Organ => json!(one.organ),
        VisitColumn::Level => json!(one.level.as_str()),
        VisitColumn::At => json!(one.at.millis()),
        VisitColumn::StartedAt => json!(one.started_at.map(Instant::millis)),
        VisitColumn::Category => json!(one.category),
        VisitColumn::Matters => json!(one.matters),
        VisitColumn::Ground => json!(one.ground),
        VisitColumn::Blank => json!(blank),
        VisitColumn::Joint => json!(one.joint),
        VisitColumn::Void => json!(one.state != State::Stands),
    });
    columns.collect()
}
