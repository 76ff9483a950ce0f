//! Publishes what changed to phones: visit facts to every officer of the enterprise's regions, the registration to its
//! own organ.

use std::collections::BTreeSet;

use crate::registration::Settling;
use crate::registration::day::day_of;
use crate::registration::derived::Derived;
use crate::store::StoreError;
use crate::store::derived::registrations::{Registration, Visit};
use crate::store::ids::EventId;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{Notice, Scope};

/// A registration whose organ hears of a change: in itself, or in its verdict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ChangeNotice {
    organ: String,
    id: EventId,
    day: i32,
}

impl ChangeNotice {
    /// Notes that the visit or its verdict changed.
    pub(crate) fn of(visit: &Visit) -> Self {
        Self {
            organ: visit.organ.clone(),
            id: visit.id,
            day: day_of(visit.instant),
        }
    }
}

impl Settling<'_> {
    /// Lists the notices of a row that changed: its facts go to the regions that it belongs to, and leave those that it
    /// no longer does.
    pub(crate) fn notices_to_regions(&mut self, one: &Derived) -> Result<Vec<Notice>, StoreError> {
        let new = &one.new.visit;
        let scopes = self.regions.scopes(new.enterprise, &one.new.region)?;
        let left = match &one.old {
            Some(old) => self.regions.scopes(old.visit.enterprise, &old.region)?,
            None => BTreeSet::new(),
        };
        let notice = |scope: Scope, day: Option<i32>| Notice {
            scope,
            kind: RowKind::Visit,
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

/// Lists the notices to organs whose registrations changed.
pub(crate) fn notices_to_organs(changed: BTreeSet<ChangeNotice>) -> impl Iterator<Item = Notice> {
    changed
        .into_iter()
        .map(|ChangeNotice { organ, id, day }| Notice {
            scope: Scope::Organ(organ),
            kind: RowKind::Registration,
            key: id.as_bytes().to_vec(),
            day: Some(day),
            gone: false,
        })
}

/// Lists the notices of a registration that is erased: it leaves the regions that were told of it, and its organ.
pub(crate) fn notices_of_erased(
    row: &Registration,
    regions: BTreeSet<Scope>,
) -> impl Iterator<Item = Notice> {
    let key = row.visit.id.as_bytes().to_vec();
    let organ = (Scope::Organ(row.visit.organ.clone()), RowKind::Registration);
    let regions = regions.into_iter().map(|scope| (scope, RowKind::Visit));
    regions.chain([organ]).map(move |(scope, kind)| Notice {
        scope,
        kind,
        key: key.clone(),
        day: None,
        gone: true,
    })
}
