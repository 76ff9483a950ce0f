//! The people, and their phones, that a caller answers for: whose they are is part of the question.

use crate::store::access::scope::{Keeper, Post};
use crate::store::access::{acting_organ, persons};
use crate::store::evidence::enrolments::{self, Enrolment};
use crate::store::evidence::key_pages::{self, KeyPage};
use crate::store::ids::{Kid, PersonId};
use crate::store::row::columns;
use crate::store::sql::{like_text, sql};
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// Who may be asked for.
#[derive(Debug, Clone)]
pub enum PeopleScope {
    /// People who act for the manager's own legal organ now.
    Organ(Post),
    /// The administrator's: everybody.
    Everybody(Keeper),
}

/// A person with the login that they sign in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InCharge {
    pub id: PersonId,
    pub name: String,
    pub login: Option<String>,
    pub certificate: Option<String>,
    pub certificate_until: Option<String>,
}

columns!(InCharge: id = "p.id", name = "p.name", login = "a.login", certificate = "p.certificate",
    certificate_until = "p.certificate_until");

const COLUMNS: &str = InCharge::COLUMNS;

/// `?1`: part of the name, or the beginning of the login.
const PEOPLE: &str = "FROM person p LEFT JOIN account a ON a.person = p.id
    WHERE (lower(p.name) LIKE '%' || ?1 || '%' ESCAPE '!' OR lower(a.login) LIKE ?1 || '%' ESCAPE '!')";

/// The people who act for the legal organ `?4` at `?3`, as members of it or of its teams.
const OF_ORGAN: &str = "p.id IN (
    SELECT m.person FROM membership m
    LEFT JOIN organ_parent up ON up.organ = m.organ AND up.since <= ?3 AND (up.until IS NULL OR up.until > ?3)
    WHERE m.role IN ('officer', 'manager') AND m.since <= ?3 AND (m.until IS NULL OR m.until > ?3)
      AND coalesce(up.parent, m.organ) = ?4)";

const IN_ORDER: &str = "ORDER BY p.name, p.id LIMIT ?2";

impl PeopleScope {
    /// The legal organ's id; none for everybody.
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Organ(post) => Some(&post.legal),
            Self::Everybody(_) => None,
        }
    }

    /// Lists up to `limit` people whose name has `text` in it, or whose login begins with it, by name.
    pub fn people(
        &self,
        db: &Db,
        text: &str,
        now: Instant,
        limit: u32,
    ) -> Result<Vec<InCharge>, StoreError> {
        // SQLite reads a pattern up to a NUL only, and nobody's name or login has one.
        if text.contains('\0') {
            return Ok(Vec::new());
        }
        let text = like_text(text);
        match self {
            Self::Everybody(_) => {
                db.all(sql!("SELECT {COLUMNS} {PEOPLE} {IN_ORDER}"), (text, limit))
            }
            Self::Organ(post) => db.all(
                sql!("SELECT {COLUMNS} {PEOPLE} AND {OF_ORGAN} {IN_ORDER}"),
                (text, limit, now, &post.legal),
            ),
        }
    }

    /// Lists a page of the person's enrolments, the newest first; none where the person is not in the caller's charge.
    pub fn enrolments(
        &self,
        db: &Db,
        person: PersonId,
        now: Instant,
        page: &KeyPage,
    ) -> Result<Option<Vec<Enrolment>>, StoreError> {
        let there = self.has(db, person, now)?;
        there
            .then(|| key_pages::of_officer(db, person, page))
            .transpose()
    }

    /// Finds one enrolment; none where its officer is not in the caller's charge.
    pub fn enrolment(
        &self,
        db: &Db,
        kid: &Kid,
        now: Instant,
    ) -> Result<Option<Enrolment>, StoreError> {
        let Some(found) = enrolments::get(db, kid)? else {
            return Ok(None);
        };
        let there = self.has(db, found.officer, now)?;
        Ok(there.then_some(found))
    }

    fn has(&self, db: &Db, person: PersonId, now: Instant) -> Result<bool, StoreError> {
        match self {
            Self::Organ(post) => {
                Ok(acting_organ::organs_at(db, person, now)?.contains(&post.legal))
            }
            Self::Everybody(_) => Ok(persons::find(db, person)?.is_some()),
        }
    }
}
