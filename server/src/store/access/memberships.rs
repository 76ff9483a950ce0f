//! `membership`: dated roles, who may act for what, from when until when.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::store::access::scope::{Area, Keeper, Own, Post, RoleGrant, Witness};
use crate::store::ids::{EnterpriseId, PersonId};
use crate::store::row::{FromRow, StoredRow};
use crate::store::sql::{insert, sql};
use crate::store::words::words;
use crate::store::{Db, StoreError, Tx};

words! {
    /// A role's word, as in the database and in imports.
    pub enum RoleWord {
        /// Registers visits for an organ or a team.
        Officer = "officer",
        /// The organ's 联络员.
        Manager = "manager",
        /// The lead department of a region.
        Supervisor = "supervisor",
        /// Speaks for an enterprise.
        Enterprise = "enterprise",
        /// Keeps the machine running.
        Administrator = "administrator",
    }
}

/// A role to be given, and the place that it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Of an organ or a team, by id.
    Officer(String),
    /// Of an organ, by id.
    Manager(String),
    /// Of a region, by code.
    Supervisor(String),
    /// Of an enterprise.
    Enterprise(EnterpriseId),
    /// Of the machine.
    Administrator,
}

impl Role {
    /// Its word.
    pub const fn word(&self) -> RoleWord {
        match self {
            Self::Officer(_) => RoleWord::Officer,
            Self::Manager(_) => RoleWord::Manager,
            Self::Supervisor(_) => RoleWord::Supervisor,
            Self::Enterprise(_) => RoleWord::Enterprise,
            Self::Administrator => RoleWord::Administrator,
        }
    }

    /// As in the database and in imports.
    pub const fn name(&self) -> &'static str {
        self.word().as_str()
    }
}

/// Moves the beginning of a person's roles back to `since` where they begin later.
pub fn begin_by(tx: &Tx, person: PersonId, since: Instant) -> Result<(), StoreError> {
    let sql = sql!("UPDATE membership SET since = ?2 WHERE person = ?1 AND since > ?2");
    tx.run(sql, (person, since)).map(drop)
}

/// Gives a role from `since` on (the server's clock). Fails where the person or the place does not exist.
pub fn give(
    tx: &Tx,
    id: Uuid,
    person: PersonId,
    role: &Role,
    since: Instant,
) -> Result<(), StoreError> {
    let (organ, region, enterprise) = match role {
        Role::Officer(organ) | Role::Manager(organ) => (Some(organ), None, None),
        Role::Supervisor(region) => (None, Some(region), None),
        Role::Enterprise(id) => (None, None, Some(id)),
        Role::Administrator => (None, None, None),
    };
    insert!(tx, "membership", {
        id: id,
        person: person,
        role: role.word(),
        organ: organ,
        region: region,
        enterprise: enterprise,
        since: since,
    })
    .map(drop)
}

/// Ends all of a person's roles at an organ from `until` on; answers how many.
pub fn end_at_organ(
    tx: &Tx,
    person: PersonId,
    organ: &str,
    until: Instant,
) -> Result<usize, StoreError> {
    let sql =
        sql!("UPDATE membership SET until = ?3 WHERE person = ?1 AND organ = ?2 AND until IS NULL");
    tx.run(sql, (person, organ, until))
}

/// Ends one role from `until` on.
pub fn end(tx: &Tx, id: Uuid, until: Instant) -> Result<(), StoreError> {
    let sql = sql!("UPDATE membership SET until = ?2 WHERE id = ?1 AND until IS NULL");
    tx.run(sql, (id, until)).map(drop)
}

/// A role as it was given, with its id.
struct Given(Uuid, Role);

impl FromRow for Given {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        let role = match row.get::<RoleWord>(1)? {
            RoleWord::Officer => Role::Officer(row.get(2)?),
            RoleWord::Manager => Role::Manager(row.get(2)?),
            RoleWord::Supervisor => Role::Supervisor(row.get(3)?),
            RoleWord::Enterprise => Role::Enterprise(row.get(4)?),
            RoleWord::Administrator => Role::Administrator,
        };
        Ok(Self(row.get(0)?, role))
    }
}

/// Lists the roles given to a person that hold at `now`, as they were given, with their ids.
pub fn roles(db: &Db, person: PersonId, now: Instant) -> Result<Vec<(Uuid, Role)>, StoreError> {
    let sql = sql!(
        "SELECT id, role, organ, region, enterprise FROM membership
         WHERE person = ?1 AND since <= ?2 AND (until IS NULL OR until > ?2) ORDER BY id"
    );
    let given: Vec<Given> = db.all(sql, (person, now))?;
    Ok(given
        .into_iter()
        .map(|Given(id, role)| (id, role))
        .collect())
}

/// Lists the roles that a person holds at `now`, the latest given first.
pub fn held(db: &Db, person: PersonId, now: Instant) -> Result<Vec<RoleGrant>, StoreError> {
    let sql = sql!(
        "SELECT m.role, m.organ, o.name, coalesce(l.id, o.id), coalesce(l.level, o.level),
                coalesce(l.region, o.region), m.region, r.name,
                coalesce(s.id, e.id), coalesce(s.name, e.name)
         FROM membership m
         LEFT JOIN organ o ON o.id = m.organ
         LEFT JOIN organ_parent p ON p.organ = o.id AND p.since <= ?2 AND (p.until IS NULL OR p.until > ?2)
         LEFT JOIN organ l ON l.id = p.parent
         LEFT JOIN region r ON r.code = m.region
         LEFT JOIN enterprise e ON e.id = m.enterprise
         LEFT JOIN enterprise s ON s.id = e.merged_into AND e.merged_at <= ?2
         WHERE m.person = ?1 AND m.since <= ?2 AND (m.until IS NULL OR m.until > ?2)
         ORDER BY m.since DESC, m.id"
    );
    db.all(sql, (person, now))
}

impl FromRow for RoleGrant {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        Ok(match row.get::<RoleWord>(0)? {
            RoleWord::Officer => Self::Officer(post(row)?),
            RoleWord::Manager => Self::Manager(post(row)?),
            RoleWord::Supervisor => Self::Supervisor(Area {
                region: row.get(6)?,
                region_name: row.get(7)?,
                witness: Witness,
            }),
            RoleWord::Enterprise => Self::Enterprise(Own {
                enterprise: row.get(8)?,
                enterprise_name: row.get(9)?,
                witness: Witness,
            }),
            RoleWord::Administrator => Self::Administrator(Keeper { witness: Witness }),
        })
    }
}

fn post(row: &StoredRow<'_>) -> Result<Post, StoreError> {
    Ok(Post {
        organ: row.get(1)?,
        organ_name: row.get(2)?,
        legal: row.get(3)?,
        level: row.get(4)?,
        region: row.get(5)?,
        witness: Witness,
    })
}
