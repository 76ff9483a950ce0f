//! Reads rows of an organ's plan and of its filings, as phones have them.

use ruqi_rules::Instant;

use crate::pull::keyed_rows::{Rows, row};
use crate::store::pull::bodies::{self, Span};
use crate::store::{Db, StoreError};

/// Reads the plan items of the span.
pub(crate) fn plan_items(c: &Db, span: &Span) -> Result<Rows, StoreError> {
    let found = bodies::plan_items(c, span)?;
    let rows = found.into_iter().map(|one| {
        let row = row![
            one.id,
            one.organ,
            one.enterprise,
            one.matters,
            one.first_day,
            one.last_day
        ];
        (one.id.as_bytes().to_vec(), row)
    });
    Ok(rows.collect())
}

/// Reads its filings.
pub(crate) fn filings(c: &Db, span: &Span) -> Result<Rows, StoreError> {
    let found = bodies::filings(c, span)?;
    let rows = found.into_iter().map(|one| {
        let row = row![
            one.id,
            one.organ,
            one.enterprise,
            one.matters,
            one.first_day,
            one.last_day,
            one.filed_at.millis(),
            one.approved_at.map(Instant::millis)
        ];
        (one.id.as_bytes().to_vec(), row)
    });
    Ok(rows.collect())
}
