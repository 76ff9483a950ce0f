//! A supervisor decides about what is held or was set aside. Each decision is an event in the server's own chain; the
//! bytes are kept whatever it is. What is accepted counts as of its first arrival.

use serde::Serialize;
use uuid::Uuid;

use crate::clock::Clock;
use crate::intake::effects::Effects;
use crate::keys::Keys;
use crate::quarantine::accept::{accept, release};
use crate::quarantine::obstacle::{Obstacle, acceptable};
use crate::record::desk_chain::{self, ActError};
use crate::record::jws::write_hash;
use crate::registration::Packs;
use crate::store::access::audit::{self, Act};
use crate::store::access::scope::Area;
use crate::store::derived::registration_scope::Sight;
use crate::store::evidence::event::StoredEvent;
use crate::store::evidence::quarantine_decision::{self, Aside, Decided, DecisionState};
use crate::store::pull::change::{self, Scope};
use crate::store::pull::change_kind::Kind;
use crate::store::{StoreError, Tx};
use crate::wire::desk::AsideBody;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// No such record in the supervisor's region.
    #[error("no such record in the supervisor's region")]
    NotFound,
    /// Something is in the way.
    #[error(transparent)]
    Obstacle(#[from] Obstacle),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The act could not be sealed.
    #[error(transparent)]
    Act(#[from] ActError),
}

/// Who decides what of which record, and why.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The supervisor.
    pub by: Uuid,
    /// Of which region.
    pub area: Area,
    /// SHA-256 of the record's bytes.
    pub hash: [u8; 32],
    /// It counts from now on; else it never does.
    pub accepted: bool,
    /// The officer reads it.
    pub reason: String,
}

impl Decision {
    /// Decides, in a transaction.
    ///
    /// # Errors
    /// When the record is not there, cannot be decided so, or the database fails.
    pub fn carry_out(
        self,
        c: &Tx,
        keys: &Keys,
        packs: &Packs,
        clock: &Clock,
    ) -> Result<(), DecideError> {
        let found = Sight::Region(self.area.clone()).one_aside(c, &self.hash)?;
        let found = found.ok_or(DecideError::NotFound)?;
        let is_held = found.is_held();
        match (found.state, self.accepted) {
            (DecisionState::Accepted, _) | (DecisionState::Refused, false) => {
                return Err(Obstacle::Decided.into());
            }
            (DecisionState::Waiting, false) if is_held => return Err(Obstacle::OnlyWaits.into()),
            (DecisionState::Waiting, _) | (DecisionState::Refused, true) => {}
        }
        let mut effects = Effects::default();
        if is_held {
            release(c, &found, &mut effects)?;
        } else if self.accepted {
            let event = acceptable(c, &found)??;
            accept(c, &found, event, &mut effects)?;
        }
        let at = self.keep(c, keys, clock, &found)?;
        effects.settle(c, packs, at)?;
        Ok(())
    }

    /// Seals the act, keeps what it says, and tells the officer's phone. Answers when it was, in milliseconds.
    fn keep(self, c: &Tx, keys: &Keys, clock: &Clock, found: &Aside) -> Result<i64, DecideError> {
        let (state, act) = match self.accepted {
            true => (DecisionState::Accepted, desk_chain::ASIDE_ACCEPTED),
            false => (DecisionState::Refused, desk_chain::ASIDE_REFUSED),
        };
        let hash = write_hash(&self.hash);
        let body = AsideBody {
            hash: hash.clone(),
            why: found.why.clone(),
            event: found.event.map(|id| id.to_string()),
            reason: self.reason.clone(),
            by: self.by.to_string(),
        };
        let sealed = seal(c, keys, clock, self.by, act, &body)?;
        let at = sealed.received_at;
        let detail = serde_json::json!({ "act": sealed.id, "why": found.why });
        audit::add(
            c,
            &Act {
                id: clock.new_id(),
                at,
                actor: Some(self.by),
                act,
                subject: Some(&hash),
                detail: Some(&detail.to_string()),
            },
        )?;
        let decided = Decided {
            hash: self.hash,
            act: sealed.id,
            at,
            author: self.by,
            state,
            why: found.why.clone(),
            event: found.event,
            kid: found.kid.unwrap_or_default(),
            reason: self.reason,
        };
        quarantine_decision::decide(c, &decided)?;
        if let Some(officer) = found.officer {
            let day = i32::try_from(at.div_euclid(DAY_MS)).ok();
            change::touch(c, &Scope::Officer(officer), Kind::Aside, &self.hash, day)?;
        }
        Ok(at)
    }
}

fn seal<B: Serialize>(
    c: &Tx,
    keys: &Keys,
    clock: &Clock,
    author: Uuid,
    r#type: &'static str,
    body: &B,
) -> Result<StoredEvent, ActError> {
    let act = desk_chain::Act {
        author,
        r#type,
        about: &[],
        body,
    };
    desk_chain::seal(c, keys, clock, &act)
}
