//! Which events go together when they are erased: what was said of one visit, and of visits that rest on each other.

use uuid::Uuid;

use crate::store::evidence::subject;
use crate::store::{Db, StoreError};

/// The registrations and events that an id is tied to; a registration has the id of its event. By what it speaks of
/// (`same_visit` names two), what speaks of it, the joint visit that it belongs to, and what a desk decided of it.
pub fn to(c: &Db, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let mut tied = subject::of_event(c, id)?;
    tied.extend(subject::of_registration(c, id)?);
    for sql in [JOINED_IT, ITS_LEADER, ACT_ON_IT, DECIDED_BY_IT] {
        let mut found = c.prepare_cached(sql)?;
        let rows = found.query_map([id], |row| row.get::<_, Uuid>(0))?;
        for row in rows {
            tied.push(row?);
        }
    }
    Ok(tied)
}

const JOINED_IT: &str = "SELECT id FROM registration WHERE joint = ?1";
const ITS_LEADER: &str = "SELECT joint FROM registration WHERE id = ?1 AND joint IS NOT NULL";
const ACT_ON_IT: &str = "SELECT act FROM aside_act WHERE event = ?1";
const DECIDED_BY_IT: &str = "SELECT event FROM aside_act WHERE act = ?1 AND event IS NOT NULL";
