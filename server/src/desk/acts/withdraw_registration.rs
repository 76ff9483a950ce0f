//! A registration is withdrawn at the desk of its organ's manager: it stays in every list, struck through, and is void to
//! the rules.

use std::collections::BTreeSet;

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::record::types::TypeName;
use crate::record::types::desk_withdrawal::DeskWithdrawalBody;
use crate::store::Tx;
use crate::store::access::memberships::RoleWord;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::derived::visit_key::State;
use crate::store::ids::{EventId, PersonId};

/// Withdraws a registration of the manager's organ.
#[derive(Debug, Clone)]
pub struct WithdrawRegistration {
    /// Its id.
    pub registration: EventId,
    /// For the organ and the supervisor to read.
    pub reason: String,
}

impl DeskAct for WithdrawRegistration {
    const TYPE: TypeName = TypeName::DeskWithdrawal;
    const AUDIT: &'static str = "registration_withdrawn";
    const ROLES: &'static [RoleWord] = &[RoleWord::Manager];
    type Body = DeskWithdrawalBody;
    type Found = ();
    type Done = ();

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let found = by.audience.registrations()?.get(tx, self.registration)?;
        match found.ok_or(ActProblem::NotFound)?.visit.state {
            State::Withdrawn => Err(ActProblem::WithdrawnAlready),
            State::Stands | State::SameVisit => Ok(Checked::Ready(())),
        }
    }

    fn about(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn body(&self, (): &(), by: PersonId) -> DeskWithdrawalBody {
        DeskWithdrawalBody {
            registration: self.registration.to_string(),
            reason: self.reason.clone(),
            by: by.to_string(),
        }
    }

    fn subject(&self, (): &()) -> String {
        self.registration.to_string()
    }

    fn effects(self, sealed: &SealedAct<'_>, (): ()) -> Result<(), ActProblem> {
        let touched = BTreeSet::from([self.registration]);
        let mut settling = sealed.settling(SettlingReason::Withdrawal)?;
        settling.hears_of(&touched);
        Ok(settling.settle(&touched)?)
    }
}
