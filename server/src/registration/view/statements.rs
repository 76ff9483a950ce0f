//! Lists the statements about a registration that count: those of its type's authors.

use crate::record::event::Body;
use crate::record::stored_body::body_of;
use crate::registration::view::organ::Views;
use crate::store::StoreError;
use crate::store::derived::registrations::Registration;
use crate::store::evidence::events::{self, StoredEvent};
use crate::store::ids::EventId;

/// An accepted event about a registration.
pub(crate) struct Statement {
    pub(crate) stored: StoredEvent,
    pub(crate) body: Body,
}

impl Views<'_> {
    /// Lists what was said of a registration by whoever may, in the order in which it counts.
    pub(crate) fn statements(&self, found: &Registration) -> Result<Vec<Statement>, StoreError> {
        let mut statements = Vec::new();
        for statement in self.accepted_about(found.visit.id)? {
            let Statement { stored, body } = &statement;
            let (who, at) = (stored.author, stored.estimated_at);
            if body
                .authors()
                .may_speak_for(&self.acting, who, at, &found.visit.organ)?
            {
                statements.push(statement);
            }
        }
        Ok(statements)
    }

    /// Lists all that was said of a registration, by whomever.
    pub(crate) fn accepted_about(&self, id: EventId) -> Result<Vec<Statement>, StoreError> {
        let stored = events::accepted_about(self.db, id)?.into_iter();
        let read = stored.filter_map(|stored| {
            let body = body_of(&stored)?;
            Some(Statement { stored, body })
        });
        Ok(read.collect())
    }
}
