//! `enterprise`: the record itself. Credit codes, premises and door codes are dated bindings in tables of their own.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use uuid::Uuid;

use crate::store::access::scope::Held;
use crate::store::directory::region;
use crate::store::{Db, StoreError, Tx, like};

/// An enterprise; `initials` are the pinyin initials of its name, `state` is `open`, `closed` or `deregistered`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    pub id: Uuid,
    pub name: String,
    pub initials: String,
    /// Where it is registered: its pack's region.
    pub region: String,
    pub contact: Option<String>,
    pub state: String,
}

/// Which enterprises a caller may see, and which manage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnterpriseScope {
    /// The administrator's: all of them.
    all: bool,
    /// An officer's, a manager's, a supervisor's: those registered or with premises in these regions. Seen, not managed.
    regions: Vec<String>,
    /// Those that the person speaks for.
    own: Vec<Uuid>,
}

impl EnterpriseScope {
    /// What these roles let see: the union of what each does.
    pub fn of(c: &Db, held: &[Held]) -> Result<Self, StoreError> {
        let mut scope = Self {
            all: false,
            regions: Vec::new(),
            own: Vec::new(),
        };
        for role in held {
            match role {
                Held::Officer(post) | Held::Manager(post) => {
                    scope.regions.extend(region::below(c, &post.region)?);
                }
                Held::Supervisor(area) => scope.regions.extend(region::below(c, &area.region)?),
                Held::Enterprise(own) => scope.own.push(own.enterprise),
                Held::Administrator(_) => scope.all = true,
            }
        }
        scope.regions.sort();
        scope.regions.dedup();
        Ok(scope)
    }

    /// Whether the caller may make, print and replace the enterprise's door codes.
    pub fn manages(&self, enterprise: Uuid) -> bool {
        self.all || self.own.contains(&enterprise)
    }

    /// Whether there is any whose codes the caller may manage.
    pub fn manages_any(&self) -> bool {
        self.all || !self.own.is_empty()
    }
}

/// Adds it, or sets all but its id.
pub fn put(c: &Tx, enterprise: &Enterprise) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO enterprise (id, name, initials, region, contact, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, initials = excluded.initials,
           region = excluded.region, contact = excluded.contact, state = excluded.state",
    )?
    .execute(params![
        enterprise.id,
        enterprise.name,
        enterprise.initials,
        enterprise.region,
        enterprise.contact,
        enterprise.state
    ])?;
    Ok(())
}

/// One of them, whoever asks: for the server's own judging and publishing.
pub fn get(c: &Db, id: Uuid) -> Result<Option<Enterprise>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT id, name, initials, region, contact, state FROM enterprise WHERE id = ?1",
    )?
    .query_row([id], read)
    .optional()?)
}

/// One of them, if it is in the scope.
pub fn get_in(c: &Db, scope: &EnterpriseScope, id: Uuid) -> Result<Option<Enterprise>, StoreError> {
    let (within, mut values) = within(scope);
    let sql = format!(
        "SELECT id, name, initials, region, contact, state FROM enterprise e WHERE {within} AND id = ?"
    );
    values.push(Value::Blob(id.as_bytes().to_vec()));
    Ok(c.prepare_cached(&sql)?
        .query_row(params_from_iter(values), read)
        .optional()?)
}

/// Those in the scope whose name contains `text`, or whose initials or credit code begin with it; by name.
pub fn search(
    c: &Db,
    scope: &EnterpriseScope,
    text: &str,
    limit: u32,
) -> Result<Vec<Enterprise>, StoreError> {
    let (within, mut values) = within(scope);
    let sql = format!(
        "SELECT id, name, initials, region, contact, state FROM enterprise e WHERE {within} AND merged_into IS NULL
           AND (name LIKE ? ESCAPE '!' OR initials LIKE ? ESCAPE '!'
             OR id IN (SELECT enterprise FROM credit_code WHERE code LIKE ? ESCAPE '!' AND until IS NULL))
         ORDER BY name, id LIMIT ?"
    );
    let plain = like::literal(text);
    values.push(Value::Text(format!("%{plain}%")));
    values.push(Value::Text(format!("{}%", plain.to_lowercase())));
    values.push(Value::Text(format!("{}%", plain.to_uppercase())));
    values.push(Value::Integer(limit.into()));
    let mut found = c.prepare_cached(&sql)?;
    let rows = found
        .query_map(params_from_iter(values), read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// A condition on `e`, and the values that it takes.
fn within(scope: &EnterpriseScope) -> (String, Vec<Value>) {
    let list = |n: usize| vec!["?"; n].join(", ");
    let (regions, own) = (list(scope.regions.len()), list(scope.own.len()));
    let condition = format!(
        "(? OR e.id IN ({own}) OR e.region IN ({regions}) OR EXISTS (SELECT 1 FROM premises p
           WHERE p.enterprise = e.id AND p.until IS NULL AND p.region IN ({regions})))"
    );
    let in_regions = scope.regions.iter().cloned().map(Value::Text);
    let mut values = vec![Value::Integer(scope.all.into())];
    values.extend(
        scope
            .own
            .iter()
            .map(|id| Value::Blob(id.as_bytes().to_vec())),
    );
    values.extend(in_regions.clone().chain(in_regions));
    (condition, values)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Enterprise> {
    Ok(Enterprise {
        id: row.get(0)?,
        name: row.get(1)?,
        initials: row.get(2)?,
        region: row.get(3)?,
        contact: row.get(4)?,
        state: row.get(5)?,
    })
}
