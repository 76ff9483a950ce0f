//! Two enterprises turn out to be one: history, premises, codes, plan items and filings follow the one that survives, and
//! its visits are judged again.

use ruqi_rules::{Fingerprint, Instant};
use serde_json::{Map, Value};

use crate::desk::act::{By, Checked, DeskAct, SealedAct};
use crate::desk::act_problem::ActProblem;
use crate::directory::publish;
use crate::record::types::TypeName;
use crate::record::types::merger::MergerBody;
use crate::registration::judge::rejudge::{MergedEnterprises, rejudge_merged};
use crate::store::access::memberships::RoleWord;
use crate::store::directory::{codes, enterprise_record, filing, mergers, plans, premises};
use crate::store::ids::{EnterpriseId, PersonId};
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Scope};
use crate::store::{Db, StoreError, Tx};

/// Merges an enterprise into another.
#[derive(Debug, Clone)]
pub struct MergeEnterprises {
    /// It is none any more.
    pub from: EnterpriseId,
    /// It survives.
    pub into: EnterpriseId,
    /// From when on; for the record: history follows whatever its date.
    pub since: Instant,
    /// Why.
    pub reason: String,
}

impl DeskAct for MergeEnterprises {
    const TYPE: TypeName = TypeName::Merger;
    const AUDIT: &'static str = "enterprise_merged";
    const ROLES: &'static [RoleWord] = &[RoleWord::Administrator];
    type Body = MergerBody;
    type Found = ();
    type Done = ();

    fn check(&self, tx: &Tx, by: &By<'_>) -> Result<Checked<Self>, ActProblem> {
        if self.from == self.into {
            return Err(ActProblem::MergeIntoItself);
        }
        for id in [self.from, self.into] {
            enterprise_record::get(tx, id)?.ok_or(ActProblem::NotFound)?;
        }
        if let Some(other) = mergers::into(tx, self.from)? {
            return Err(ActProblem::MergedAlready(other));
        }
        if let Some(other) = mergers::into(tx, self.into)? {
            return Err(ActProblem::MergeIntoMerged(other));
        }
        if self.since > by.now {
            return Err(ActProblem::MergerNotYet);
        }
        Ok(Checked::Ready(()))
    }

    fn body(&self, (): &(), by: PersonId) -> MergerBody {
        MergerBody {
            from: self.from.to_string(),
            into: self.into.to_string(),
            since: self.since.to_string(),
            reason: self.reason.clone(),
            by: by.to_string(),
        }
    }

    fn subject(&self, (): &()) -> String {
        self.from.to_string()
    }

    fn detail(&self, (): &()) -> Map<String, Value> {
        Map::from_iter([("into".to_owned(), self.into.to_string().into())])
    }

    fn effects(self, sealed: &SealedAct<'_>, (): ()) -> Result<(), ActProblem> {
        let (tx, from, into) = (sealed.tx, self.from, self.into);
        let from_regions = publish::regions_of(tx, from)?;
        let into_regions = publish::regions_of(tx, into)?;
        let codes = codes_at_doors(tx, from)?;
        let parts = mergers::parts(tx, from)?;
        mergers::merge(tx, from, into, self.since)?;
        premises::move_all(tx, from, into)?;
        let merged = MergedEnterprises {
            absorbed: from,
            surviving: into,
            codes: &codes,
        };
        rejudge_merged(tx, &sealed.services.packs, &merged, sealed.at())?;
        publish::enterprise(tx, from, &from_regions)?;
        publish::enterprise(tx, into, &into_regions)?;
        Ok(parts
            .into_iter()
            .try_for_each(|part| tell_organs(tx, part))?)
    }
}

/// Lists the codes that were ever at the enterprise's doors.
fn codes_at_doors(db: &Db, enterprise: EnterpriseId) -> Result<Vec<Fingerprint>, StoreError> {
    let mut codes = Vec::new();
    for place in premises::all_of(db, enterprise)? {
        codes.extend(
            codes::codes_of(db, place)?
                .into_iter()
                .map(|code| code.fingerprint),
        );
    }
    Ok(codes)
}

/// Plan items and filings that name it name the other now: the phones that have them get them again.
fn tell_organs(tx: &Tx, merged: EnterpriseId) -> Result<(), StoreError> {
    let items = plans::naming(tx, merged)?;
    let filings = filing::naming(tx, merged)?;
    let all = items.into_iter().map(|one| (RowKind::PlanItem, one));
    for (kind, (id, organ)) in all.chain(filings.into_iter().map(|one| (RowKind::Filing, one))) {
        let scope = Scope::Organ(organ);
        if changes::holds(tx, &scope, kind, id.as_bytes())? {
            changes::touch(tx, &scope, kind, id.as_bytes(), None)?;
        }
    }
    Ok(())
}
