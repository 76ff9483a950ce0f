//! Tells phones of what changed: each row goes to the scopes of those who may have it.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::derived::visit_history;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::filing::Filing;
use crate::store::directory::{enterprise_record, mergers, plans, premises};
use crate::store::ids::{EnterpriseId, PersonId};
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Scope};
use crate::store::{Db, StoreError, Tx};

/// A region's row changed.
pub fn region(c: &Tx, code: &str) -> Result<(), StoreError> {
    changes::touch(c, &Scope::All, RowKind::Region, code.as_bytes(), None)
}

/// An organ's row changed.
pub fn organ(c: &Tx, id: &str) -> Result<(), StoreError> {
    changes::touch(c, &Scope::All, RowKind::Organ, id.as_bytes(), None)
}

/// A matter's row changed.
pub fn matter(c: &Tx, id: &str) -> Result<(), StoreError> {
    changes::touch(c, &Scope::All, RowKind::Matter, id.as_bytes(), None)
}

/// A pack was loaded.
pub fn pack(c: &Tx, hash: &[u8; 32]) -> Result<(), StoreError> {
    changes::touch(c, &Scope::All, RowKind::Pack, hash, None)
}

/// An officer joined the organ, or changed.
pub fn officer(c: &Tx, organ: &str, id: PersonId) -> Result<(), StoreError> {
    let scope = Scope::Organ(organ.to_owned());
    changes::touch(c, &scope, RowKind::Officer, id.as_bytes(), None)
}

/// An officer left the organ.
pub fn officer_left(c: &Tx, organ: &str, id: PersonId) -> Result<(), StoreError> {
    let scope = Scope::Organ(organ.to_owned());
    changes::gone(c, &scope, RowKind::Officer, id.as_bytes())
}

/// A filing was made.
pub fn filing(c: &Tx, filing: &Filing) -> Result<(), StoreError> {
    let scope = Scope::Organ(filing.organ.clone());
    changes::touch(c, &scope, RowKind::Filing, filing.id.as_bytes(), None)
}

/// The plan items in force are others than `before`: new ones come, those of an older version go.
pub fn plan(c: &Tx, organ: &str, before: &[Uuid], now: Instant) -> Result<(), StoreError> {
    let scope = Scope::Organ(organ.to_owned());
    let after = plan_items(c, organ, now)?;
    for id in before.iter().filter(|id| !after.contains(id)) {
        changes::gone(c, &scope, RowKind::PlanItem, id.as_bytes())?;
    }
    for id in after.iter().filter(|id| !before.contains(id)) {
        changes::touch(c, &scope, RowKind::PlanItem, id.as_bytes(), None)?;
    }
    Ok(())
}

/// Ids of the plan items of an organ in force, in order.
pub fn plan_items(c: &Db, organ: &str, now: Instant) -> Result<Vec<Uuid>, StoreError> {
    Ok(plans::items(c, organ, now)?
        .into_iter()
        .map(|item| item.id)
        .collect())
}

/// An enterprise, its premises or its codes changed. `before` is what [`regions_of`] said before the change: where
/// it is no longer, it leaves a tombstone, and its visits do; where it is new, its visits come with it.
pub fn enterprise(c: &Tx, id: EnterpriseId, before: &[String]) -> Result<(), StoreError> {
    let after = regions_of(c, id)?;
    for code in before.iter().filter(|code| !after.contains(code)) {
        let scope = Scope::Region(code.clone());
        changes::gone(c, &scope, RowKind::Enterprise, id.as_bytes())?;
        visits_left(c, id, &scope)?;
    }
    for code in after {
        let is_new = !before.contains(&code);
        let scope = Scope::Region(code);
        changes::touch(c, &scope, RowKind::Enterprise, id.as_bytes(), None)?;
        if is_new {
            visits_came(c, id, &scope)?;
        }
    }
    Ok(())
}

fn visits_came(c: &Tx, enterprise: EnterpriseId, scope: &Scope) -> Result<(), StoreError> {
    for (visit, instant) in
        visit_history::instants_at_enterprise(c, EnterpriseKey::Known(enterprise))?
    {
        let day = Some(instant.utc_day());
        changes::touch(c, scope, RowKind::Visit, visit.as_bytes(), day)?;
    }
    Ok(())
}

fn visits_left(c: &Tx, enterprise: EnterpriseId, scope: &Scope) -> Result<(), StoreError> {
    for (visit, _) in visit_history::instants_at_enterprise(c, EnterpriseKey::Known(enterprise))? {
        if changes::holds(c, scope, RowKind::Visit, visit.as_bytes())? {
            changes::gone(c, scope, RowKind::Visit, visit.as_bytes())?;
        }
    }
    Ok(())
}

/// The regions whose officers may have the enterprise, beside those of regions above: where it is registered and where
/// it has premises. None where it was merged into another.
pub fn regions_of(c: &Db, id: EnterpriseId) -> Result<Vec<String>, StoreError> {
    let Some(found) = enterprise_record::get(c, id)? else {
        return Ok(Vec::new());
    };
    if mergers::into(c, id)?.is_some() {
        return Ok(Vec::new());
    }
    let mut regions = vec![found.region];
    regions.extend(premises::regions_of(c, id)?);
    regions.sort();
    regions.dedup();
    Ok(regions)
}
