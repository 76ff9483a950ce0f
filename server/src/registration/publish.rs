//! Telling phones: visit facts to every officer of the enterprise's regions, the registration to its own organ.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Settling;
use super::judge::day_of;
use super::settle::Derived;
use crate::store::StoreError;
use crate::store::change::{self, Kind, Scope};
use crate::store::registration::Visit;

/// A registration whose organ is told: of itself, or of its verdict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    organ: String,
    id: Uuid,
    day: i32,
}

impl Said {
    pub(super) fn of(visit: &Visit) -> Self {
        Self {
            organ: visit.organ.clone(),
            id: visit.id,
            day: day_of(visit.instant),
        }
    }
}

impl Settling<'_> {
    /// A row changed: its facts go out, and leave the regions that it no longer belongs to.
    pub(super) fn publish(&mut self, one: &Derived) -> Result<(), StoreError> {
        let (new, key) = (&one.new.visit, one.new.visit.id);
        let scopes = self.scopes(new.enterprise, &one.new.region)?;
        if let Some(old) = &one.old {
            for left in self
                .scopes(old.visit.enterprise, &old.region)?
                .difference(&scopes)
            {
                change::gone(self.c, left, Kind::Visit, key.as_bytes())?;
            }
        }
        for scope in &scopes {
            change::touch(
                self.c,
                scope,
                Kind::Visit,
                key.as_bytes(),
                Some(day_of(new.instant)),
            )?;
        }
        Ok(())
    }

    pub(super) fn publish_said(&self, said: &BTreeSet<Said>) -> Result<(), StoreError> {
        for Said { organ, id, day } in said {
            let scope = Scope::Organ(organ.clone());
            change::touch(
                self.c,
                &scope,
                Kind::Registration,
                id.as_bytes(),
                Some(*day),
            )?;
        }
        Ok(())
    }
}
