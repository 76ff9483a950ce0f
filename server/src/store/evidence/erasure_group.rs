//! Which events go together when they are erased: what was said of one visit, and of visits that rest on each other.

use crate::store::evidence::subjects;
use crate::store::ids::EventId;
use crate::store::sql::sql;
use crate::store::{Db, StoreError};

/// Lists the registrations and events that an id is tied to; a registration has the id of its event. By what it speaks of
/// (`same_visit` names two), what speaks of it, the joint visit that it belongs to, and what a desk decided of it.
pub fn tied_to(db: &Db, id: EventId) -> Result<Vec<EventId>, StoreError> {
    let mut tied = subjects::of_event(db, id)?;
    tied.extend(subjects::of_registration(db, id)?);
    for sql in [
        sql!("SELECT id FROM registration WHERE joint = ?1"),
        sql!("SELECT joint FROM registration WHERE id = ?1 AND joint IS NOT NULL"),
        sql!("SELECT act FROM aside_act WHERE event = ?1"),
        sql!("SELECT event FROM aside_act WHERE act = ?1 AND event IS NOT NULL"),
    ] {
        tied.extend(db.all::<EventId>(sql, [id])?);
    }
    Ok(tied)
}
