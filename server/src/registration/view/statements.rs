//! Lists the statements about a registration that count: those of officers of its organ, and at its desk of the
//! manager.

use crate::record::event::Body;
use crate::record::stored_body::body_of;
use crate::registration::view::organ::Views;
use crate::store::StoreError;
use crate::store::access::acting_organ;
use crate::store::derived::registrations::Registration;
use crate::store::derived::visit_key::State;
use crate::store::evidence::events::{self, StoredEvent};

/// An accepted event about a registration that counts, since its author acted for the organ.
pub(crate) struct Statement {
    pub(crate) stored: StoredEvent,
    pub(crate) body: Body,
}

impl Views<'_> {
    /// Lists what officers and managers of its organ said of a registration, in the order in which it counts.
    pub(crate) fn statements(&self, found: &Registration) -> Result<Vec<Statement>, StoreError> {
        let mut statements = Vec::new();
        for stored in events::accepted_about(self.db, found.visit.id)? {
            let organs = acting_organ::organs_at(self.db, stored.author, stored.estimated_at)?;
            if let Some(body) = body_of(&stored).filter(|_| organs.contains(&found.visit.organ)) {
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
            if let Some(reason) = withdrawn_because(body) {
                let by = self.officer(stored.author)?.name;
                return Ok(Some((by, reason.to_owned())));
            }
        }
        Ok(None)
    }
}

/// Finds the reason of a statement that withdraws.
fn withdrawn_because(body: &Body) -> Option<&str> {
    match body {
        Body::Withdrawal(said) => Some(&said.reason),
        Body::DeskWithdrawal(said) => Some(&said.reason),
        Body::Registration(_)
        | Body::Averted(_)
        | Body::Attendance(_)
        | Body::SameVisit(_)
        | Body::Amendment(_)
        | Body::Outcome(_)
        | Body::Explanation(_)
        | Body::AsideAccepted(_)
        | Body::AsideRefused(_)
        | Body::Merger(_)
        | Body::CodeResolved(_)
        | Body::CodeBound(_)
        | Body::DoorCodeMade(_)
        | Body::DoorCodeReplaced(_)
        | Body::KeyRevoked(_) => None,
    }
}
