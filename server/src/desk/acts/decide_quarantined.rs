//! A supervisor decides about a record that is held or was set aside: it counts, as of its first arrival, or it never
//! does. Its bytes are kept either way.

use serde_json::{Map, Value};

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::intake::effects::Effects;
use crate::quarantine::accept::{accept, release};
use crate::quarantine::obstacle::{Obstacle, acceptable};
use crate::record::desk_decision::AsideBody;
use crate::record::event::Event;
use crate::record::jws::write_hash;
use crate::record::types::TypeName;
use crate::store::access::memberships::RoleWord;
use crate::store::evidence::quarantine_decisions::{self, Aside, DecisionState, StoredDecision};
use crate::store::ids::{Kid, PersonId, RecordHash};
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Scope};
use crate::store::{StoreError, Tx};

/// Decides about a record of the supervisor's region: it counts (`ACCEPTED`), or never does.
#[derive(Debug, Clone)]
pub struct DecideQuarantined<const ACCEPTED: bool> {
    /// SHA-256 of the record's bytes.
    pub hash: RecordHash,
    /// The officer reads it.
    pub reason: String,
}

/// What a decision does with the record.
pub enum Way {
    /// It waited for an earlier one of its chain, which is given up.
    Release,
    /// It was set aside, and goes into the evidence.
    Accept(Box<Event>),
    /// It stays where it is.
    Refuse,
}

impl<const ACCEPTED: bool> DeskAct for DecideQuarantined<ACCEPTED> {
    const TYPE: TypeName = if ACCEPTED {
        TypeName::AsideAccepted
    } else {
        TypeName::AsideRefused
    };
    const AUDIT: &'static str = if ACCEPTED {
        "aside_accepted"
    } else {
        "aside_refused"
    };
    const ROLES: &'static [RoleWord] = &[RoleWord::Supervisor];
    type Body = AsideBody;
    type Found = (Aside, Way);
    type Done = ();

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let found = by.audience.registrations()?.one_aside(tx, &self.hash)?;
        let found = found.ok_or(ActProblem::NotFound)?;
        let is_held = found.is_held();
        let way = match (found.state, ACCEPTED) {
            (DecisionState::Waiting, true) if is_held => Way::Release,
            (DecisionState::Waiting, false) if is_held => return Err(Obstacle::OnlyWaits.into()),
            (DecisionState::Waiting | DecisionState::Unproven | DecisionState::Refused, true) => {
                Way::Accept(Box::new(acceptable(tx, &found)??))
            }
            (DecisionState::Waiting | DecisionState::Unproven, false) => Way::Refuse,
            (DecisionState::Accepted, _) | (DecisionState::Refused, false) => {
                return Err(Obstacle::Decided.into());
            }
        };
        Ok(Checked::Ready((found, way)))
    }

    fn body(&self, (found, _): &Self::Found, by: PersonId) -> AsideBody {
        AsideBody {
            hash: write_hash(&self.hash),
            why: found.why.as_str().to_owned(),
            event: found.event.map(|id| id.to_string()),
            reason: self.reason.clone(),
            by: by.to_string(),
        }
    }

    fn subject(&self, _: &Self::Found) -> String {
        write_hash(&self.hash)
    }

    fn detail(&self, (found, _): &Self::Found) -> Map<String, Value> {
        Map::from_iter([("why".to_owned(), found.why.as_str().into())])
    }

    fn effects(self, sealed: &SealedAct<'_>, (found, way): Self::Found) -> Result<(), ActProblem> {
        let mut effects = Effects::default();
        match way {
            Way::Release => release(sealed.tx, &found, &mut effects)?,
            Way::Accept(event) => accept(sealed.tx, &found, *event, &mut effects)?,
            Way::Refuse => {}
        }
        tell_officer(sealed, &found, &self.hash)?;
        quarantine_decisions::decide(sealed.tx, &self.decided(sealed, found))?;
        effects.settle(sealed.tx, &sealed.services.packs, sealed.at())?;
        Ok(())
    }
}

impl<const ACCEPTED: bool> DecideQuarantined<ACCEPTED> {
    /// Makes the row of the decision.
    fn decided(self, sealed: &SealedAct<'_>, found: Aside) -> StoredDecision {
        StoredDecision {
            hash: self.hash,
            act: sealed.event.id,
            at: sealed.at(),
            author: sealed.event.author,
            state: if ACCEPTED {
                DecisionState::Accepted
            } else {
                DecisionState::Refused
            },
            why: found.why,
            event: found.event,
            // A record that names no key is of no chain, and no key is all zeros.
            kid: found.kid.unwrap_or(Kid::NONE),
            reason: self.reason,
        }
    }
}

/// Tells the phone of the officer who sealed the record, where that is known.
fn tell_officer(
    sealed: &SealedAct<'_>,
    found: &Aside,
    hash: &RecordHash,
) -> Result<(), StoreError> {
    let Some(officer) = found.officer else {
        return Ok(());
    };
    let day = Some(sealed.at().utc_day());
    let scope = Scope::Officer(officer);
    changes::touch(sealed.tx, &scope, RowKind::Aside, hash.as_bytes(), day)
}
