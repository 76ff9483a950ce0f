//! `enterprise`: the record itself. Credit codes, premises and door codes are dated bindings in tables of their own.

use crate::store::access::scope::RoleGrant;
use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::directory::region;
use crate::store::ids::EnterpriseId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql, with_lists};
use crate::store::value::{ToValue, Value};
use crate::store::words::words;
use crate::store::{Db, StoreError, Tx};

words! {
    /// Whether an enterprise works.
    pub enum EnterpriseState {
        Open = "open",
        Closed = "closed",
        Deregistered = "deregistered",
    }
}

/// An enterprise; `initials` are the keys by the pinyin initials of its name, with spaces between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    pub id: EnterpriseId,
    pub name: String,
    pub initials: String,
    /// Where it is registered: its pack's region.
    pub region: String,
    pub contact: Option<String>,
    pub state: EnterpriseState,
}

columns!(Enterprise: id, name, initials, region, contact, state);

const COLUMNS: &str = Enterprise::COLUMNS;

/// A name, and the keys that were made of it when it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredName {
    pub id: EnterpriseId,
    pub name: String,
    pub initials: String,
}

columns!(StoredName: id, name, initials);

const NAME_COLUMNS: &str = StoredName::COLUMNS;

/// Which enterprises a caller may see, and which manage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnterpriseScope {
    /// The administrator's: all of them.
    all: bool,
    /// An officer's, a manager's, a supervisor's: those registered or with premises in these regions. Seen, not managed.
    regions: Vec<String>,
    /// Those that the person speaks for.
    own: Vec<EnterpriseId>,
}

impl EnterpriseScope {
    /// Makes what these roles let see: the union of what each does.
    pub fn of(db: &Db, held: &[RoleGrant]) -> Result<Self, StoreError> {
        let mut scope = Self {
            all: false,
            regions: Vec::new(),
            own: Vec::new(),
        };
        for role in held {
            match role {
                RoleGrant::Officer(post) | RoleGrant::Manager(post) => {
                    scope.regions.extend(region::below(db, &post.region)?);
                }
                RoleGrant::Supervisor(area) => {
                    scope.regions.extend(region::below(db, &area.region)?)
                }
                RoleGrant::Enterprise(own) => scope.own.push(own.enterprise),
                RoleGrant::Administrator(_) => scope.all = true,
            }
        }
        scope.regions.sort();
        scope.regions.dedup();
        Ok(scope)
    }

    /// Makes what whoever sees these registrations may see of enterprises.
    pub fn of_sight(db: &Db, sight: &RegistrationScope) -> Result<Self, StoreError> {
        let held = match sight {
            RegistrationScope::Organ(post) => RoleGrant::Officer(post.clone()),
            RegistrationScope::Region(area) => RoleGrant::Supervisor(area.clone()),
        };
        Self::of(db, &[held])
    }

    /// Whether the caller may make, print and replace the enterprise's door codes.
    pub fn manages(&self, enterprise: EnterpriseId) -> bool {
        self.all || self.own.contains(&enterprise)
    }

    /// Whether there is any whose codes the caller may manage.
    pub fn manages_any(&self) -> bool {
        self.all || !self.own.is_empty()
    }
}

/// Adds an enterprise, or sets all but its id.
pub fn put(tx: &Tx, enterprise: &Enterprise) -> Result<(), StoreError> {
    insert!(tx, "enterprise", {
        id: enterprise.id,
        name: enterprise.name,
        initials: enterprise.initials,
        region: enterprise.region,
        contact: enterprise.contact,
        state: enterprise.state,
    }, "ON CONFLICT (id) DO UPDATE SET name = excluded.name, initials = excluded.initials,
          region = excluded.region, contact = excluded.contact, state = excluded.state")
    .map(drop)
}

/// Finds an enterprise, whoever asks: for the server's own judging and publishing.
pub fn get(db: &Db, id: EnterpriseId) -> Result<Option<Enterprise>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM enterprise WHERE id = ?1"), [id])
}

/// A condition on `e`, which takes the values of [`within`].
pub(super) const WITHIN: &str =
    "(CAST(? AS BIGINT) = 1 OR e.id IN (?) OR e.region IN (?) OR EXISTS (SELECT 1 FROM premises p
       WHERE p.enterprise = e.id AND p.until IS NULL AND p.region IN (?)))";

/// Finds an enterprise, if it is in the scope.
pub fn get_in(
    db: &Db,
    scope: &EnterpriseScope,
    id: EnterpriseId,
) -> Result<Option<Enterprise>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM enterprise e WHERE {WITHIN} AND id = ?");
    let mut values = within(scope);
    values.push(id.to_value());
    db.one(&with_lists(sql, &lengths(scope)), values)
}

/// Whether an enterprise is in the scope, or had premises there once: who went there then knows it still.
pub fn was_ever_in(db: &Db, scope: &EnterpriseScope, id: EnterpriseId) -> Result<bool, StoreError> {
    let sql = sql!(
        "SELECT 1 FROM enterprise e WHERE (CAST(? AS BIGINT) = 1 OR e.id IN (?) OR e.region IN (?)
           OR EXISTS (SELECT 1 FROM premises p WHERE p.enterprise = e.id AND p.region IN (?))) AND id = ?"
    );
    let mut values = within(scope);
    values.push(id.to_value());
    db.exists(&with_lists(sql, &lengths(scope)), values)
}

/// What the condition takes.
pub(super) fn within(scope: &EnterpriseScope) -> Vec<Value<'_>> {
    let regions = scope.regions.iter().map(ToValue::to_value);
    let mut values = vec![scope.all.to_value()];
    values.extend(scope.own.iter().map(ToValue::to_value));
    values.extend(regions.clone().chain(regions));
    values
}

/// How long its three lists are.
pub(super) fn lengths(scope: &EnterpriseScope) -> [usize; 3] {
    let regions = scope.regions.len();
    [scope.own.len(), regions, regions]
}

/// Lists ids and names after this id (nil: from the first), in the order of ids, with the initials that are stored: whoever reads names better
/// looks at all of them.
pub fn names_after(
    db: &Db,
    after: EnterpriseId,
    limit: u32,
) -> Result<Vec<StoredName>, StoreError> {
    let sql = sql!("SELECT {NAME_COLUMNS} FROM enterprise WHERE id > ?1 ORDER BY id LIMIT ?2");
    db.all(sql, (after, limit))
}

/// Sets the keys of its name.
pub fn set_initials(tx: &Tx, id: EnterpriseId, initials: &str) -> Result<(), StoreError> {
    let sql = sql!("UPDATE enterprise SET initials = ?2 WHERE id = ?1");
    tx.run(sql, (id, initials)).map(drop)
}
