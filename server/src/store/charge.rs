//! The phones that a caller answers for: whose they are is part of the question.

use rusqlite::Connection;
use uuid::Uuid;

use super::enrolment::{self, Enrolment, Kid};
use super::scope::{Keeper, Post};
use super::{StoreError, acting, person};

/// Whose phones may be asked for.
#[derive(Debug, Clone)]
pub enum Charge {
    /// Those of people who act for the manager's own legal organ now.
    Organ(Post),
    /// The administrator's: everybody's.
    Everybody(Keeper),
}

impl Charge {
    /// The person's enrolments, the newest first; none where the person is not in the caller's charge.
    ///
    /// # Errors
    /// When the database fails.
    pub fn enrolments(
        &self,
        c: &Connection,
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
    pub fn enrolment(
        &self,
        c: &Connection,
        kid: &Kid,
        now: i64,
    ) -> Result<Option<Enrolment>, StoreError> {
        let Some(found) = enrolment::get(c, kid)? else {
            return Ok(None);
        };
        let there = self.has(c, found.officer, now)?;
        Ok(there.then_some(found))
    }

    fn has(&self, c: &Connection, person: Uuid, now: i64) -> Result<bool, StoreError> {
        match self {
            Self::Organ(post) => Ok(acting::organs_at(c, person, now)?.contains(&post.legal)),
            Self::Everybody(_) => Ok(person::find(c, person)?.is_some()),
        }
    }
}
