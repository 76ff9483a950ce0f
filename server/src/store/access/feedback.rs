//! `feedback`: what people tell us of a page.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::ids::PersonId;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// What a person said of a page.
#[derive(Debug, Clone)]
pub struct Feedback {
    /// The phone's, or the server's where the phone gave none.
    pub id: Uuid,
    /// When it came.
    pub at: Instant,
    /// Whose it is.
    pub person: PersonId,
    /// The route's name.
    pub page: String,
    /// In the person's words.
    pub text: String,
}

/// Inserts feedback that came for the first time.
pub fn insert(tx: &Tx, new: &Feedback) -> Result<(), StoreError> {
    insert!(tx, "feedback", {
        id: new.id,
        at: new.at,
        person: new.person,
        page: new.page,
        text: new.text,
    })
    .map(drop)
}

/// Whether feedback of this id was received.
pub fn exists(db: &Db, id: Uuid) -> Result<bool, StoreError> {
    db.exists(sql!("SELECT 1 FROM feedback WHERE id = ?1"), [id])
}

/// Counts a person's feedback since `horizon`.
pub fn count_since(db: &Db, person: PersonId, horizon: Instant) -> Result<u32, StoreError> {
    let sql = sql!("SELECT count(*) FROM feedback WHERE person = ?1 AND at > ?2");
    db.single(sql, (person, horizon))
}
