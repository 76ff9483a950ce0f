//! An unknown code is resolved: bound to premises, told to phones, and what came with it judged again.

use std::collections::BTreeSet;

use ruqi_rules::{CodeKind, Fingerprint, Instant};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::directory::door_codes;
use crate::faults::{Defence, enabled};
use crate::record::types::TypeName;
use crate::record::types::code_resolved::CodeResolvedBody;
use crate::registration::record_cache::RecordCache;
use crate::store::access::memberships::RoleWord;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::derived::{averted_visits, code_claims, visit_history};
use crate::store::directory::codes::{self, Code};
use crate::store::directory::premises;
use crate::store::ids::{EnterpriseId, EventId, PersonId};
use crate::store::{Db, StoreError, Tx};

/// Resolves a code that registrations wait for.
#[derive(Debug, Clone)]
pub struct ResolveCode {
    /// The code, by its fingerprint.
    pub fingerprint: Fingerprint,
    /// Where it hangs.
    pub premises: Uuid,
    /// From when on, up to where it is bound already; none: from its first registration on, whenever that
    /// turns out to be.
    pub from: Option<Instant>,
}

/// The code as it will be bound, and what may change by that.
pub struct Resolution {
    code: Code,
    enterprise: EnterpriseId,
    touched: BTreeSet<EventId>,
}

impl DeskAct for ResolveCode {
    const TYPE: TypeName = TypeName::CodeResolved;
    const AUDIT: &'static str = "code_resolved";
    const ROLES: &'static [RoleWord] = &[RoleWord::Administrator];
    type Body = CodeResolvedBody;
    type Found = Resolution;
    type Done = Code;

    fn check(&self, tx: &Tx, _: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        let mut touched = waiting(tx, self.fingerprint)?;
        let Some((kind, text)) = code_of(tx, &touched)? else {
            // Of two desks that resolve it at once the second learns that it was resolved already.
            let bound = codes::by_fingerprint(tx, self.fingerprint)?;
            return Err(if bound.is_empty() {
                ActProblem::NotFound
            } else {
                ActProblem::ResolvedAlready
            });
        };
        // Whoever named an enterprise may have named another one.
        touched.extend(code_claims::of(tx, self.fingerprint)?);
        let place = premises::get(tx, self.premises)?.ok_or(ActProblem::NotFound)?;
        let (since, until) =
            free(tx, self.fingerprint, &text, self.from)?.ok_or(ActProblem::ResolvedAlready)?;
        let code = Code {
            fingerprint: self.fingerprint,
            kind,
            text,
            premises: self.premises,
            since,
            until,
        };
        Ok(Checked::Ready(Resolution {
            code,
            enterprise: place.enterprise,
            touched,
        }))
    }

    fn body(&self, found: &Resolution, _: PersonId) -> CodeResolvedBody {
        CodeResolvedBody {
            fingerprint: self.fingerprint.to_string(),
            text: found.code.text.clone(),
            premises: self.premises.to_string(),
            enterprise: found.enterprise.to_string(),
            from: self.from.map(|at| at.to_string()),
        }
    }

    fn subject(&self, _: &Resolution) -> String {
        self.fingerprint.to_string()
    }

    fn detail(&self, found: &Resolution) -> Map<String, Value> {
        Map::from_iter([
            ("premises".to_owned(), self.premises.to_string().into()),
            ("enterprise".to_owned(), found.enterprise.to_string().into()),
        ])
    }

    fn effects(self, sealed: &SealedAct<'_>, found: Resolution) -> Result<Code, ActProblem> {
        codes::insert(sealed.tx, &found.code)?;
        if enabled(Defence::ResolvedAgain) {
            sealed
                .settling(SettlingReason::Resolution)?
                .settle(&found.touched)?;
        }
        door_codes::tell_phones(sealed.tx, found.enterprise)?;
        Ok(found.code)
    }
}

/// Whether registrations wait for this code.
pub(super) fn is_waited_for(db: &Db, fingerprint: Fingerprint) -> Result<bool, StoreError> {
    let key = EnterpriseKey::Unknown(fingerprint);
    Ok(!visit_history::at_enterprise(db, key)?.is_empty())
}

/// Lists what came with the code and waits for an enterprise.
fn waiting(db: &Db, fingerprint: Fingerprint) -> Result<BTreeSet<EventId>, StoreError> {
    let key = EnterpriseKey::Unknown(fingerprint);
    let mut waiting: BTreeSet<EventId> =
        visit_history::at_enterprise(db, key)?.into_iter().collect();
    waiting.extend(averted_visits::at_enterprise(db, key)?);
    Ok(waiting)
}

/// Finds since when and until when the code is bound then: what is bound already stays where it is, whoever registers
/// late. Without a day, the code's first registration may come yet: the latest time in which it is free, from where a
/// binding ended or from ever. None where it is bound at `from`.
fn free(
    db: &Db,
    fingerprint: Fingerprint,
    text: &str,
    from: Option<Instant>,
) -> Result<Option<(Instant, Option<Instant>)>, StoreError> {
    let mut bound = codes::by_fingerprint(db, fingerprint)?;
    bound.retain(|code| code.text == text);
    let is_free = |at: &Instant| !bound.iter().any(|code| code.holds_at(*at));
    let since = match from {
        Some(from) => Some(from).filter(is_free),
        None => {
            let ends = bound.iter().filter_map(|code| code.until);
            ends.chain([Instant::EPOCH]).filter(is_free).max()
        }
    };
    let next = |since| {
        bound
            .iter()
            .map(|code| code.since)
            .filter(|at| *at > since)
            .min()
    };
    Ok(since.map(|since| (since, next(since))))
}

/// Reads kind and text of the code that these came with.
fn code_of(
    db: &Db,
    registrations: &BTreeSet<EventId>,
) -> Result<Option<(CodeKind, String)>, StoreError> {
    let mut records = RecordCache::new(db);
    for id in registrations {
        let base = records.base(*id)?;
        if let Some(code) = base.and_then(|base| base.body.code) {
            return Ok(Some((code.kind, code.text)));
        }
    }
    Ok(None)
}
