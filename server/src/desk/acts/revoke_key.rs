//! A phone's key is revoked: it was lost, stolen or copied. What the server has stays; what comes from now on is set
//! aside, whatever time it claims.

use serde_json::{Map, Value};

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::enrolment::lost_storage::count_what_waits;
use crate::record::jws::write_hash;
use crate::record::types::TypeName;
use crate::record::types::key_revoked::KeyRevokedBody;
use crate::store::Tx;
use crate::store::access::memberships::RoleWord;
use crate::store::access::sessions::{self, SessionEnd};
use crate::store::evidence::enrolments::{self, Enrolment};
use crate::store::ids::{Kid, PersonId};

/// Revokes the key of somebody in the caller's charge. Its officer has to sign in again: who holds the phone must not
/// enrol the next key with the session that is open on it.
#[derive(Debug, Clone)]
pub struct RevokeKey {
    /// The key.
    pub kid: Kid,
    /// Why.
    pub reason: String,
}

impl DeskAct for RevokeKey {
    const TYPE: TypeName = TypeName::KeyRevoked;
    const AUDIT: &'static str = "key_revoked";
    const ROLES: &'static [RoleWord] = &[RoleWord::Administrator, RoleWord::Manager];
    type Body = KeyRevokedBody;
    type Found = Enrolment;
    type Done = ();

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let charge = by.audience.people()?;
        let found = charge.enrolment(tx, &self.kid, by.now)?;
        let found = found.ok_or(ActProblem::NotFound)?;
        Ok(match found.revoked_at {
            Some(_) => Checked::Already(()),
            None => Checked::Ready(found),
        })
    }

    fn body(&self, found: &Enrolment, by: PersonId) -> KeyRevokedBody {
        KeyRevokedBody {
            kid: write_hash(&self.kid),
            officer: found.officer.to_string(),
            device: found.device.to_string(),
            reason: self.reason.clone(),
            by: by.to_string(),
        }
    }

    fn subject(&self, found: &Enrolment) -> String {
        found.officer.to_string()
    }

    fn detail(&self, found: &Enrolment) -> Map<String, Value> {
        Map::from_iter([
            ("device".to_owned(), found.device.to_string().into()),
            ("reason".to_owned(), self.reason.clone().into()),
        ])
    }

    /// What is noted beside the server's keys holds from its next start on, even if the database fails after it.
    fn effects(self, sealed: &SealedAct<'_>, found: Enrolment) -> Result<(), ActProblem> {
        let (tx, services, at) = (sealed.tx, sealed.services, sealed.at());
        services.keys.revoke(self.kid, at)?;
        enrolments::revoke(tx, &self.kid, at)?;
        sessions::end_all(
            tx,
            found.officer,
            services.clock.real_now(),
            SessionEnd::KeyRevoked,
        )?;
        Ok(count_what_waits(tx, &services.packs, found, at)?)
    }
}
