//! Telling phones: visit facts to every officer of the enterprise's regions, the registration to its own organ.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Settling;
use super::judge::day_of;
use super::settle::Derived;
use crate::store::StoreError;
use crate::store::change::{Kind, Notice, Scope};
use crate::store::registration::{Registration, Visit};

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
    pub(super) fn facts_told(&mut self, one: &Derived) -> Result<Vec<Notice>, StoreError> {
        let new = &one.new.visit;
        let scopes = self.scopes(new.enterprise, &one.new.region)?;
        let left = match &one.old {
            Some(old) => self.scopes(old.visit.enterprise, &old.region)?,
            None => BTreeSet::new(),
        };
        let notice = |scope: Scope, day: Option<i32>| Notice {
            scope,
            kind: Kind::Visit,
            key: new.id.as_bytes().to_vec(),
            day,
            gone: day.is_none(),
        };
        let left = left.difference(&scopes).cloned();
        let left: Vec<Notice> = left.map(|scope| notice(scope, None)).collect();
        let day = Some(day_of(new.instant));
        let stays = scopes.into_iter().map(|scope| notice(scope, day));
        Ok(left.into_iter().chain(stays).collect())
    }
}

/// The organs are told of registrations of theirs.
pub(super) fn registrations_told(said: BTreeSet<Said>) -> impl Iterator<Item = Notice> {
    said.into_iter().map(|Said { organ, id, day }| Notice {
        scope: Scope::Organ(organ),
        kind: Kind::Registration,
        key: id.as_bytes().to_vec(),
        day: Some(day),
        gone: false,
    })
}

/// The registration is nobody's any more: it leaves the regions that were told of it, and its organ.
pub(super) fn left(row: &Registration, regions: BTreeSet<Scope>) -> impl Iterator<Item = Notice> {
    let key = row.visit.id.as_bytes().to_vec();
    let organ = (Scope::Organ(row.visit.organ.clone()), Kind::Registration);
    let regions = regions.into_iter().map(|scope| (scope, Kind::Visit));
    regions.chain([organ]).map(move |(scope, kind)| Notice {
        scope,
        kind,
        key: key.clone(),
        day: None,
        gone: true,
    })
}
