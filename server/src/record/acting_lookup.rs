//! Looks up whom persons acted for, and which organ a team was part of: each person and each organ is read once in one
//! snapshot, whatever the time that is asked about.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ruqi_rules::Instant;

use crate::store::access::acting_organ::{self, DatedPost};
use crate::store::access::memberships::RoleWord;
use crate::store::directory::organ_tree::{self, DatedParent};
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError};

/// Reads posts and the organ tree in one snapshot, and remembers them. Whoever changes either begins another.
pub(crate) struct ActingLookup<'d> {
    db: &'d Db,
    posts: RefCell<HashMap<PersonId, Vec<DatedPost>>>,
    parents: RefCell<HashMap<String, Vec<DatedParent>>>,
}

impl<'d> ActingLookup<'d> {
    /// Begins a lookup, with nothing read.
    pub(crate) fn new(db: &'d Db) -> Self {
        Self {
            db,
            posts: RefCell::default(),
            parents: RefCell::default(),
        }
    }

    /// Whether a person acted for this legal organ at a time.
    pub(crate) fn acts_for(
        &self,
        person: PersonId,
        at: Instant,
        organ: &str,
    ) -> Result<bool, StoreError> {
        for post in self.posts_at(person, at)? {
            if self.legal_at(&post.organ, at)? == organ {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a person was a manager of this legal organ at a time.
    pub(crate) fn manages(
        &self,
        person: PersonId,
        at: Instant,
        organ: &str,
    ) -> Result<bool, StoreError> {
        for post in self.posts_at(person, at)? {
            if post.role == RoleWord::Manager && self.legal_at(&post.organ, at)? == organ {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Finds the legal organ that `organ` was part of at a time, as [`organ_tree::legal_at`] does.
    pub(crate) fn legal_at(&self, organ: &str, at: Instant) -> Result<String, StoreError> {
        organ_tree::legal_by(organ, |here| self.parent_at(here, at))
    }

    fn parent_at(&self, organ: &str, at: Instant) -> Result<Option<String>, StoreError> {
        let mut parents = self.parents.borrow_mut();
        if !parents.contains_key(organ) {
            parents.insert(organ.to_owned(), organ_tree::parents_of(self.db, organ)?);
        }
        let mut dated = parents.get(organ).into_iter().flatten();
        Ok(dated
            .find(|one| one.holds_at(at))
            .map(|one| one.parent.clone()))
    }

    fn posts_at(&self, person: PersonId, at: Instant) -> Result<Vec<DatedPost>, StoreError> {
        let mut posts = self.posts.borrow_mut();
        let dated = match posts.entry(person) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(acting_organ::posts_of(self.db, person)?),
        };
        let held = dated.iter().filter(|one| one.holds_at(at));
        Ok(held.cloned().collect())
    }
}
