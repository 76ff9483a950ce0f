//! A foreign code, a provincial one or a business licence's, is bound to the premises where it hangs.

use ruqi_rules::{CodeKind, ScannedCode, read_code};
use uuid::Uuid;

use crate::access::opened_session::WhoIs;
use crate::desk::act::{self, By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::desk::acts::make_door_code::managed;
use crate::desk::acts::resolve_code::{self, ResolveCode};
use crate::directory::door_codes;
use crate::record::types::TypeName;
use crate::record::types::code_bound::CodeBoundBody;
use crate::services::Services;
use crate::store::Tx;
use crate::store::access::memberships::RoleWord;
use crate::store::directory::codes::Code;
use crate::store::directory::premises::Premises;
use crate::store::ids::PersonId;

/// Binds a foreign code from now on.
#[derive(Debug, Clone)]
pub struct BindForeignCode {
    /// As it was scanned or typed.
    pub text: String,
    /// Where it hangs.
    pub premises: Uuid,
}

/// Binds it; one that registrations wait for is resolved instead, from its first registration on.
///
/// # Errors
/// As [`act::perform`].
pub fn bind_or_resolve(
    tx: &Tx,
    services: &Services,
    who: &WhoIs,
    asked: BindForeignCode,
) -> Result<Code, ActProblem> {
    let by = By::of(who, BindForeignCode::ROLES, services.clock.now())?;
    match asked.check(tx, &by)? {
        Checked::Ready((code, _)) if resolve_code::is_waited_for(tx, code.fingerprint)? => {
            let resolve = ResolveCode {
                fingerprint: code.fingerprint,
                premises: asked.premises,
                from: None,
            };
            act::perform(tx, services, who, resolve)
        }
        Checked::Ready(_) => act::perform(tx, services, who, asked),
        Checked::Already(code) => Ok(code),
    }
}

impl DeskAct for BindForeignCode {
    const TYPE: TypeName = TypeName::CodeBound;
    const AUDIT: &'static str = "code_bound";
    const ROLES: &'static [RoleWord] = &[RoleWord::Administrator];
    type Body = CodeBoundBody;
    type Found = (Code, Premises);
    type Done = Code;

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let place = managed(tx, by, self.premises)?.ok_or(ActProblem::NotFound)?;
        let read: ScannedCode = read_code(&self.text)?;
        match read.kind {
            CodeKind::Door => return Err(ActProblem::OurForm),
            CodeKind::Foreign => {}
        }
        Ok(match door_codes::holding(tx, &read)? {
            Some(code) if code.premises == place.id => Checked::Already(code),
            Some(_) => return Err(ActProblem::BoundElsewhere),
            None => Checked::Ready((door_codes::foreign(&read, place.id, by.now), place)),
        })
    }

    fn body(&self, (code, place): &Self::Found, by: PersonId) -> CodeBoundBody {
        CodeBoundBody {
            fingerprint: code.fingerprint.to_string(),
            text: code.text.clone(),
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
