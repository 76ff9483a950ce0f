//! A door code of ours is made for premises, to be printed and hung at the door.

use uuid::Uuid;

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::directory::door_codes;
use crate::record::types::TypeName;
use crate::record::types::door_code_made::DoorCodeMadeBody;
use crate::store::access::memberships::RoleWord;
use crate::store::directory::codes::Code;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::store::directory::premises::Premises;
use crate::store::ids::PersonId;
use crate::store::{StoreError, Tx};

/// Makes a door code for premises of an enterprise that the caller keeps the codes of.
#[derive(Debug, Clone)]
pub struct MakeDoorCode {
    /// Where it will hang.
    pub premises: Uuid,
}

impl DeskAct for MakeDoorCode {
    const TYPE: TypeName = TypeName::DoorCodeMade;
    const AUDIT: &'static str = "door_code_made";
    const ROLES: &'static [RoleWord] = &[RoleWord::Administrator, RoleWord::Enterprise];
    type Body = DoorCodeMadeBody;
    type Found = (Code, Premises);
    type Done = Code;

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let place = managed(tx, by, self.premises)?.ok_or(ActProblem::NotFound)?;
        let code = door_codes::draw(self.premises, by.now);
        Ok(Checked::Ready((code, place)))
    }

    fn body(&self, (code, place): &Self::Found, by: PersonId) -> DoorCodeMadeBody {
        DoorCodeMadeBody {
            fingerprint: code.fingerprint.to_string(),
            premises: place.id.to_string(),
            enterprise: place.enterprise.to_string(),
            by: by.to_string(),
        }
    }

    fn subject(&self, (code, _): &Self::Found) -> String {
        code.fingerprint.to_string()
    }

    fn effects(self, sealed: &SealedAct<'_>, (code, _): Self::Found) -> Result<Code, ActProblem> {
        door_codes::bind(sealed.tx, &code)?;
        Ok(code)
    }
}

/// The premises, where the caller keeps the codes of their enterprise.
pub(super) fn managed(
    tx: &Tx,
    by: &By<'_>,
    premises: Uuid,
) -> Result<Option<Premises>, StoreError> {
    let scope = EnterpriseScope::of(tx, by.held)?;
    door_codes::managed_premises(tx, &scope, premises)
}
