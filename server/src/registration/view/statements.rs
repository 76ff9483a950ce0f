//! Lists the statements about a registration that count: those of its type's authors.

use crate::record::event::Body;
use crate::record::meaning::Meaning;
use crate::record::stored_body::body_of;
use crate::registration::view::organ::Views;
use crate::store::StoreError;
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_key::State;
use crate::store::evidence::events::{self, StoredEvent};

/// An accepted event about a registration that counts, since its author may speak of it.
pub(crate) struct Statement {
    pub(crate) stored: StoredEvent,
    pub(crate) body: Body,
}

impl Views<'_> {
    /// Lists what was said of a registration by whoever may, in the order in which it counts.
    pub(crate) fn statements(&self, found: &Registration) -> Result<Vec<Statement>, StoreError> {
        let mut statements = Vec::new();
        for stored in events::accepted_about(self.db, found.visit.id)? {
            let Some(body) = body_of(&stored) else {
                continue;
            };
            let (who, at) = (stored.author, stored.estimated_at);
            if body
                .authors()
                .may_speak_for(&self.acting, who, at, &found.visit.organ)?
            {
                statements.push(Statement { stored, body });
            }
        }
        Ok(statements)
    }

    /// Finds who withdrew a registration first, by name, and why.
    pub(crate) fn withdrawn(
        &mut self,
        found: &Registration,
        statements: &[Statement],
    ) -> Result<Option<(String, String)>, StoreError> {
        if found.visit.state != State::Withdrawn {
            return Ok(None);
        }
        for Statement { stored, body } in statements {
            match body.clone().meaning() {
                Meaning::Withdraws { because } => {
                    return Ok(Some((self.officer(stored.author)?.name, because)));
                }
                Meaning::Registers(_)
                | Meaning::Averts(_)
                | Meaning::Decides(..)
                | Meaning::NothingElse => {}
            }
        }
        Ok(None)
    }
}
