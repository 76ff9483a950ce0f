//! Dated roles: who may act for what, from when until when.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::access::scope::{Area, Held, Keeper, Own, Post, Witness};

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
    Enterprise(Uuid),
    /// Of the machine.
    Administrator,
}

impl Role {
    /// As in the database and in imports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Officer(_) => "officer",
            Self::Manager(_) => "manager",
            Self::Supervisor(_) => "supervisor",
            Self::Enterprise(_) => "enterprise",
            Self::Administrator => "administrator",
        }
    }
}

/// All roles of a person have begun by `since` (milliseconds) at the latest.
///
/// # Errors
/// When the database fails.
pub fn begin_by(db: &Connection, person: Uuid, since: i64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE membership SET since = ?2 WHERE person = ?1 AND since > ?2")?
        .execute(params![person, since])?;
    Ok(())
}

/// Gives a role from `since` on (milliseconds, the server's clock).
///
/// # Errors
/// When the person or the place does not exist.
pub fn give(
    db: &Connection,
    id: Uuid,
    person: Uuid,
    role: &Role,
    since: i64,
) -> Result<(), StoreError> {
    let (organ, region, enterprise) = match role {
        Role::Officer(organ) | Role::Manager(organ) => (Some(organ), None, None),
        Role::Supervisor(region) => (None, Some(region), None),
        Role::Enterprise(id) => (None, None, Some(id)),
        Role::Administrator => (None, None, None),
    };
    db.prepare_cached(
        "INSERT INTO membership (id, person, role, organ, region, enterprise, since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id,
        person,
        role.name(),
        organ,
        region,
        enterprise,
        since
    ])?;
    Ok(())
}

/// Ends all of a person's roles at an organ from `until` on.
///
/// # Errors
/// When the database fails.
pub fn end_at_organ(
    db: &Connection,
    person: Uuid,
    organ: &str,
    until: i64,
) -> Result<usize, StoreError> {
    Ok(db
        .prepare_cached(
            "UPDATE membership SET until = ?3 WHERE person = ?1 AND organ = ?2 AND until IS NULL",
        )?
        .execute(params![person, organ, until])?)
}

/// Ends one role from `until` on.
///
/// # Errors
/// When the database fails.
pub fn end(db: &Connection, id: Uuid, until: i64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE membership SET until = ?2 WHERE id = ?1 AND until IS NULL")?
        .execute(params![id.into_bytes(), until])?;
    Ok(())
}

/// The roles given to a person that hold at `now`, as they were given, with their ids.
///
/// # Errors
/// When the database fails.
pub fn roles(db: &Connection, person: Uuid, now: i64) -> Result<Vec<(Uuid, Role)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, role, organ, region, enterprise FROM membership
         WHERE person = ?1 AND since <= ?2 AND (until IS NULL OR until > ?2) ORDER BY id",
    )?;
    let rows = statement.query_map(params![person.into_bytes(), now], |row| {
        let role = match row.get_ref(1)?.as_str()? {
            "officer" => Role::Officer(row.get(2)?),
            "manager" => Role::Manager(row.get(2)?),
            "supervisor" => Role::Supervisor(row.get(3)?),
            "enterprise" => Role::Enterprise(row.get(4)?),
            // The table's CHECK allows no sixth.
            _ => Role::Administrator,
        };
        Ok((row.get(0)?, role))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The roles that a person holds at `now`, the latest given first.
///
/// # Errors
/// When the database fails.
pub fn held(db: &Connection, person: Uuid, now: i64) -> Result<Vec<Held>, StoreError> {
    let mut statement = db.prepare_cached(
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
         ORDER BY m.since DESC, m.id",
    )?;
    let rows = statement.query_map(params![person, now], as_held)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn as_held(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(match row.get_ref(0)?.as_str()? {
        "officer" => Held::Officer(as_post(row)?),
        "manager" => Held::Manager(as_post(row)?),
        "supervisor" => Held::Supervisor(Area {
            region: row.get(6)?,
            region_name: row.get(7)?,
            witness: Witness,
        }),
        "enterprise" => Held::Enterprise(Own {
            enterprise: row.get(8)?,
            enterprise_name: row.get(9)?,
            witness: Witness,
        }),
        // The table's CHECK allows no sixth.
        _ => Held::Administrator(Keeper { witness: Witness }),
    })
}

fn as_post(row: &Row<'_>) -> rusqlite::Result<Post> {
    Ok(Post {
        organ: row.get(1)?,
        organ_name: row.get(2)?,
        legal: row.get(3)?,
        level: row.get(4)?,
        region: row.get(5)?,
        witness: Witness,
    })
}
