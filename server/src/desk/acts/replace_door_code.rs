//! A door code of ours is lost or torn: it ends, and the next one hangs at the same door. A phone that scans the old one
//! says so.

use ruqi_rules::Fingerprint;

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::desk::acts::make_door_code::{MakeDoorCode, managed};
use crate::directory::door_codes;
use crate::record::types::TypeName;
use crate::record::types::door_code_replaced::DoorCodeReplacedBody;
use crate::store::Tx;
use crate::store::access::memberships::RoleWord;
use crate::store::directory::codes::{self, Code};
use crate::store::directory::premises::Premises;
use crate::store::ids::PersonId;

/// Replaces a door code that holds now.
#[derive(Debug, Clone)]
pub struct ReplaceDoorCode {
    /// The one that ends.
    pub fingerprint: Fingerprint,
}

/// The code that ends, the one that takes its place, and where.
pub struct Replacement {
    old: Code,
    new: Code,
    place: Premises,
}

impl DeskAct for ReplaceDoorCode {
    const TYPE: TypeName = TypeName::DoorCodeReplaced;
    const AUDIT: &'static str = "door_code_replaced";
    const ROLES: &'static [RoleWord] = MakeDoorCode::ROLES;
    type Body = DoorCodeReplacedBody;
    type Found = Replacement;
    type Done = Code;

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let old = door_codes::door(tx, self.fingerprint)?.ok_or(ActProblem::NotFound)?;
        let place = managed(tx, by, old.premises)?.ok_or(ActProblem::NotFound)?;
        let new = door_codes::draw(old.premises, by.now);
        Ok(Checked::Ready(Replacement { old, new, place }))
    }

    fn body(&self, found: &Replacement, by: PersonId) -> DoorCodeReplacedBody {
        DoorCodeReplacedBody {
            fingerprint: found.old.fingerprint.to_string(),
            replaced_by: found.new.fingerprint.to_string(),
            premises: found.place.id.to_string(),
            enterprise: found.place.enterprise.to_string(),
            by: by.to_string(),
        }
    }

    fn subject(&self, found: &Replacement) -> String {
        found.old.fingerprint.to_string()
    }

    fn effects(self, sealed: &SealedAct<'_>, found: Replacement) -> Result<Code, ActProblem> {
        let Replacement { old, new, .. } = found;
        codes::end(sealed.tx, old.fingerprint, &old.text, new.since)?;
        door_codes::bind(sealed.tx, &new)?;
        Ok(new)
    }
}
