//! A registration is withdrawn at the desk of its organ's manager: it stays in every list, struck through, and is void to
//! the rules. What verdicts rest on changes, so it is an event in the server's own chain.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::clock::Clock;
use crate::keys::Keys;
use crate::record::desk_chain::{self, ActError};
use crate::registration::Settling;
use crate::registration::packs::Packs;
use crate::store::access::audit::{self, Act};
use crate::store::access::scope::Post;
use crate::store::derived::registration_scope::Sight;
use crate::store::derived::visit_key::State;
use crate::store::{StoreError, Tx};
use crate::wire::desk::DeskWithdrawalBody;

/// Why nothing was withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawError {
    /// No such registration, or another organ's.
    #[error("no such registration of the manager's organ")]
    NotFound,
    /// It was withdrawn before.
    #[error("withdrawn already")]
    Already,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The act could not be sealed.
    #[error(transparent)]
    Act(#[from] ActError),
}

/// Who withdraws which registration, and why.
#[derive(Debug, Clone)]
pub struct DeskWithdrawal {
    /// The manager.
    pub by: Uuid,
    /// Of which organ.
    pub post: Post,
    /// A registration of that organ.
    pub registration: Uuid,
    /// For the organ and the supervisor to read.
    pub reason: String,
}

impl DeskWithdrawal {
    /// Seals the act, and derives and judges again, in a transaction.
    ///
    /// # Errors
    /// When there is nothing to withdraw, or the database fails.
    pub fn carry_out(
        self,
        c: &Tx,
        keys: &Keys,
        packs: &Packs,
        clock: &Clock,
    ) -> Result<(), WithdrawError> {
        let found = Sight::Organ(self.post).get(c, self.registration)?;
        let found = found.ok_or(WithdrawError::NotFound)?;
        if found.visit.state == State::Withdrawn {
            return Err(WithdrawError::Already);
        }
        let body = DeskWithdrawalBody {
            registration: self.registration.to_string(),
            reason: self.reason,
            by: self.by.to_string(),
        };
        let act = desk_chain::Act {
            author: self.by,
            r#type: desk_chain::WITHDRAWAL,
            about: &[self.registration],
            body: &body,
        };
        let sealed = desk_chain::seal(c, keys, clock, &act)?;
        audit::add(
            c,
            &Act {
                id: clock.new_id(),
                at: sealed.received_at,
                actor: Some(self.by),
                act: "registration_withdrawn",
                subject: Some(&body.registration),
                detail: Some(&serde_json::json!({ "act": sealed.id }).to_string()),
            },
        )?;
        let touched = BTreeSet::from([self.registration]);
        let mut settling = Settling::begin(c, packs, sealed.received_at, "withdrawal")?;
        settling.hears_of(&touched);
        settling.settle(&touched)?;
        Ok(())
    }
}
