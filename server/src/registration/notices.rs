//! Publishes what changed to phones: visit facts to every officer of the enterprise's regions, the registration to its
//! own organ.

use std::collections::{BTreeSet, HashMap};

use crate::registration::day::day_of;
use crate::registration::region_lookup::RegionLookup;
use crate::registration::row_change::RowChange;
use crate::store::derived::registrations::{Registration, Visit};
use crate::store::ids::EventId;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Notice, Scope};
use crate::store::{StoreError, Tx};

/// A registration whose organ hears of a change: in itself, or in its verdict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ChangeNotice {
    organ: String,
    id: EventId,
    day: i32,
}

impl ChangeNotice {
    /// Notes that the visit or its verdict changed.
    fn of(visit: &Visit) -> Self {
        Self {
            organ: visit.organ.clone(),
            id: visit.id,
            day: day_of(visit.instant),
        }
    }

    fn into_notice(self) -> Notice {
        Notice {
            scope: Scope::Organ(self.organ),
            kind: RowKind::Registration,
            key: self.id.as_bytes().to_vec(),
            day: Some(self.day),
            gone: false,
        }
    }
}

/// Who hears what of a settling: the regions of visits whose facts changed, the organs of registrations that did, and
/// whoever pushed, of what the rules said.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    /// Something new was said of these.
    heard_of: BTreeSet<EventId>,
    organs: BTreeSet<ChangeNotice>,
    regions: Vec<Notice>,
    outputs: HashMap<EventId, String>,
}

impl Notices {
    /// Notes that something new was said of these registrations.
    pub(crate) fn hear_of(&mut self, registrations: &BTreeSet<EventId>) {
        self.heard_of.extend(registrations);
    }

    /// Notes what the rules said of a visit.
    pub(crate) fn note_output(&mut self, visit: EventId, output: String) {
        self.outputs.insert(visit, output);
    }

    /// Notes that a visit's verdict changed: its organ is told.
    pub(crate) fn note_verdict(&mut self, visit: &Visit) {
        self.organs.insert(ChangeNotice::of(visit));
    }

    /// Notes what became of a registration: its organ is told where something new was said of it or its row changed.
    pub(crate) fn note_registration(&mut self, change: &RowChange) {
        let visit = &change.new.visit;
        if change.told_more || change.is_another_row() || self.heard_of.contains(&visit.id) {
            self.organs.insert(ChangeNotice::of(visit));
        }
    }

    /// Notes the regions whose phones are told of a row that changed: its facts go to the regions that it belongs to,
    /// and leave those that it no longer does.
    pub(crate) fn note_regions(
        &mut self,
        change: &RowChange,
        regions: &mut RegionLookup<'_>,
    ) -> Result<(), StoreError> {
        let new = &change.new.visit;
        let scopes = regions.scopes(new.enterprise, &change.new.region)?;
        let left = match &change.old {
            Some(old) => regions.scopes(old.visit.enterprise, &old.region)?,
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
        self.regions.extend(left.map(|scope| notice(scope, None)));
        let day = Some(day_of(new.instant));
        let stays = scopes.into_iter();
        self.regions.extend(stays.map(|scope| notice(scope, day)));
        Ok(())
    }

    /// Publishes what was noted since the last time.
    pub(crate) fn publish(&mut self, tx: &Tx) -> Result<(), StoreError> {
        let mut notices = std::mem::take(&mut self.regions);
        let organs = std::mem::take(&mut self.organs);
        notices.extend(organs.into_iter().map(|one| one.into_notice()));
        changes::tell(tx, &notices)
    }

    /// Gives what the rules said: output lines by registration.
    pub(crate) fn into_outputs(self) -> HashMap<EventId, String> {
        self.outputs
    }
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
