//! The people, and their phones, that a caller answers for: whose they are is part of the question.

use rusqlite::{Row, params};
use uuid::Uuid;

use crate::store::access::scope::{Keeper, Post};
use crate::store::access::{acting_organ, person};
use crate::store::evidence::enrolment::{self, Enrolment, Kid};
use crate::store::{Db, StoreError, like};

/// Who may be asked for.
#[derive(Debug, Clone)]
pub enum Charge {
    /// People who act for the manager's own legal organ now.
    Organ(Post),
    /// The administrator's: everybody.
    Everybody(Keeper),
}

/// A person with the login that they sign in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCharge {
    pub id: Uuid,
    pub name: String,
    pub login: Option<String>,
    pub certificate: Option<String>,
    pub certificate_until: Option<String>,
}

/// `?1`: part of the name, or the beginning of the login.
const PEOPLE: &str = "SELECT p.id, p.name, a.login, p.certificate, p.certificate_until
    FROM person p LEFT JOIN account a ON a.person = p.id
    WHERE (p.name LIKE '%' || ?1 || '%' ESCAPE '!' OR a.login LIKE ?1 || '%' ESCAPE '!')";

/// The people who act for the legal organ `?4` at `?3`, as members of it or of its teams.
const OF_ORGAN: &str = "p.id IN (
    SELECT m.person FROM membership m
    LEFT JOIN organ_parent up ON up.organ = m.organ AND up.since <= ?3 AND (up.until IS NULL OR up.until > ?3)
    WHERE m.role IN ('officer', 'manager') AND m.since <= ?3 AND (m.until IS NULL OR m.until > ?3)
      AND coalesce(up.parent, m.organ) = ?4)";

impl Charge {
    /// The legal organ's id; none for everybody.
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Organ(post) => Some(&post.legal),
            Self::Everybody(_) => None,
        }
    }

    /// Up to `limit` people whose name has `text` in it, or whose login begins with it, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn people(
        &self,
        c: &Db,
        text: &str,
        now: i64,
        limit: u32,
    ) -> Result<Vec<InCharge>, StoreError> {
        let text = like::literal(text);
        let end = "ORDER BY p.name, p.id LIMIT ?2";
        let found = match self {
            Self::Everybody(_) => c
                .prepare_cached(&format!("{PEOPLE} {end}"))?
                .query_map(params![text, limit], read)?
                .collect::<Result<_, _>>()?,
            Self::Organ(post) => c
                .prepare_cached(&format!("{PEOPLE} AND {OF_ORGAN} {end}"))?
                .query_map(params![text, limit, now, post.legal], read)?
                .collect::<Result<_, _>>()?,
        };
        Ok(found)
    }

    /// The person's enrolments, the newest first; none where the person is not in the caller's charge.
    ///
    /// # Errors
    /// When the database fails.
    pub fn enrolments(
        &self,
        c: &Db,
        person: Uuid,
        now: i64,
    ) -> Result<Option<Vec<Enrolment>>, StoreError> {
        let there = self.has(c, person, now)?;
        there.then(|| enrolment::of_officer(c, person)).transpose()
    }

    /// One enrolment; none where its officer is not in the caller's charge.
    ///
    /// # Errors
    /// When the database fails.
    pub fn enrolment(&self, c: &Db, kid: &Kid, now: i64) -> Result<Option<Enrolment>, StoreError> {
        let Some(found) = enrolment::get(c, kid)? else {
            return Ok(None);
        };
        let there = self.has(c, found.officer, now)?;
        Ok(there.then_some(found))
    }

    fn has(&self, c: &Db, person: Uuid, now: i64) -> Result<bool, StoreError> {
        match self {
            Self::Organ(post) => Ok(acting_organ::organs_at(c, person, now)?.contains(&post.legal)),
            Self::Everybody(_) => Ok(person::find(c, person)?.is_some()),
        }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<InCharge> {
    Ok(InCharge {
        id: row.get(0)?,
        name: row.get(1)?,
        login: row.get(2)?,
        certificate: row.get(3)?,
        certificate_until: row.get(4)?,
    })
}
