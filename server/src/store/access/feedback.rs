//! `feedback`: what people tell us of a page.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::PersonId;
use crate::store::sql::insert;
use crate::store::{StoreError, Tx};

/// Adds what a person said of a page.
pub fn add(
    tx: &Tx,
    id: Uuid,
    at: Instant,
    person: PersonId,
    page: &str,
    text: &str,
) -> Result<(), StoreError> {
    insert!(tx, "feedback", { id: id, at: at, person: person, page: page, text: text }).map(drop)
}
