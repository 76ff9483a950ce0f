//! Lists registrations, a page at a time, latest first.

use crate::record::event::MAX_HELD_MS;
use crate::registration::view::desk_marks::{DeskMarks, Marker};
use crate::registration::view::organ::{Views, time};
use crate::store::derived::attendances;
use crate::store::derived::registration_scope::{RegistrationScope, VisitCursor};
use crate::store::derived::registrations::Registration;
use crate::store::ids::EventId;
use crate::store::{Db, StoreError};
use crate::wire::leaders::{UnboundAttendance, UnboundAttendanceList, UnledJoint, UnledJointList};
use crate::wire::visits::{RegistrationList, RegistrationView};
use ruqi_rules::Instant;

/// Rows to a page unless asked otherwise, and the most that one may ask for.
pub const USUAL: u32 = 20;
/// Each row reads its sealed event.
pub const MOST: u32 = 100;

/// The place before every registration.
const END: VisitCursor = VisitCursor {
    instant: Instant::LAST,
    id: EventId::LAST,
};

/// Reads a page's `before`, as the page before it gave it; none where it was never given.
pub fn read_place(text: Option<&str>) -> Option<VisitCursor> {
    let Some(text) = text else { return Some(END) };
    let (instant, id) = text.split_once('_')?;
    Some(VisitCursor {
        instant: Instant::from_millis(instant.parse().ok()?),
        id: id.parse().ok()?,
    })
}

/// Writes where a page ends, if it was full.
pub(crate) fn write_place(found: &[Registration], limit: u32) -> Option<String> {
    let is_full = found.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let last = &found.last().filter(|_| is_full)?.visit;
    Some(format!("{}_{}", last.instant.millis(), last.id))
}

/// Lists a page of the registrations in sight.
pub fn page(
    db: &Db,
    sight: &RegistrationScope,
    marks: &DeskMarks,
    before: VisitCursor,
    limit: u32,
) -> Result<RegistrationList, StoreError> {
    let found = sight.page(db, before, limit)?;
    let (mut views, mut marker) = (Views::at(db, sight)?, marks.marker(db, sight)?);
    Ok(RegistrationList {
        before: write_place(&found, limit),
        items: found
            .iter()
            .map(|one| views.at_desk(one, &mut marker))
            .collect::<Result<_, _>>()?,
    })
}

/// Shows one registration; none where it is not in sight.
pub fn one(
    db: &Db,
    sight: &RegistrationScope,
    marks: &DeskMarks,
    id: EventId,
) -> Result<Option<RegistrationView>, StoreError> {
    let Some(found) = sight.get(db, id)? else {
        return Ok(None);
    };
    let mut marker = marks.marker(db, sight)?;
    Views::at(db, sight)?.at_desk(&found, &mut marker).map(Some)
}

impl Views<'_> {
    /// Shows a registration with the marks that desks are shown.
    fn at_desk(
        &mut self,
        found: &Registration,
        marker: &mut Marker<'_>,
    ) -> Result<RegistrationView, StoreError> {
        let mut view = self.registration(found)?;
        view.differs.extend(marker.marks(found, self)?);
        Ok(view)
    }
}

/// Lists colleagues in sight who joined a registration that has not come within 72 hours of them, the latest first.
pub fn unbound(
    db: &Db,
    sight: &RegistrationScope,
    now: Instant,
) -> Result<UnboundAttendanceList, StoreError> {
    let mut views = Views::at(db, sight)?;
    let items = attendances::waiting(db, sight, now - MAX_HELD_MS, MOST)?
        .into_iter()
        .map(|one| {
            Ok(UnboundAttendance {
                id: one.event.to_string(),
                registration: one.registration.to_string(),
                officer: views.officer(one.officer)?,
                organ_name: views.organ_names(&one.organ)?.zh,
                organ: one.organ,
                at: time(one.estimated_at),
                received_at: time(one.received_at),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(UnboundAttendanceList { items })
}

/// Lists joint visits in sight whose leader's registration has not come within 72 hours of them, the latest first.
pub fn unled(
    db: &Db,
    sight: &RegistrationScope,
    now: Instant,
) -> Result<UnledJointList, StoreError> {
    let mut views = Views::at(db, sight)?;
    let mut items = Vec::new();
    for one in sight.unled(db, now - MAX_HELD_MS, MOST)? {
        let enterprise_name = views.enterprise_seen(&one)?;
        let (visit, author) = (one.visit, one.author);
        let Some(joint) = visit.joint else { continue };
        items.push(UnledJoint {
            id: visit.id.to_string(),
            joint: joint.to_string(),
            officer: views.officer(author)?,
            organ_name: views.organ_names(&visit.organ)?.zh,
            organ: visit.organ,
            enterprise_name,
            at: time(visit.at),
            received_at: time(visit.received_at),
        });
    }
    Ok(UnledJointList { items })
}
