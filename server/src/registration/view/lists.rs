//! Lists of registrations, a page at a time, latest first.

use uuid::Uuid;

use crate::intake::release_held::HELD_MS;
use crate::registration::view::organ::{Views, time};
use crate::store::derived::attendance;
use crate::store::derived::registration_scope::{Place, Sight};
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::{Db, StoreError};
use crate::wire::leaders::{UnboundAttendance, UnboundAttendanceList, UnledJoint, UnledJointList};
use crate::wire::visits::{RegistrationList, RegistrationView};

/// Rows to a page unless asked otherwise, and the most that one may ask for.
pub const USUAL: u32 = 20;
/// Each row reads its sealed event.
pub const MOST: u32 = 100;

/// Before everything else.
const END: Place = (i64::MAX, Uuid::max());

/// Reads a page's `before`, as the page before it gave it; none where it was never given.
pub fn read_place(text: Option<&str>) -> Option<Place> {
    let Some(text) = text else { return Some(END) };
    let (instant, id) = text.split_once('_')?;
    Some((instant.parse().ok()?, Uuid::try_parse(id).ok()?))
}

/// Where a page ends, if it was full.
pub(crate) fn write_place(
    places: impl ExactSizeIterator<Item = Place>,
    limit: u32,
) -> Option<String> {
    let is_full = places.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let (instant, id) = places.last().filter(|_| is_full)?;
    Some(format!("{instant}_{id}"))
}

/// A page of what is in sight.
///
/// # Errors
/// When the database fails.
pub fn page(
    c: &Db,
    sight: &Sight,
    before: Place,
    limit: u32,
) -> Result<RegistrationList, StoreError> {
    let found = sight.page(c, before, limit)?;
    let mut views = Views::new(c);
    let places = found.iter().map(|one| (one.visit.instant, one.visit.id));
    Ok(RegistrationList {
        before: write_place(places, limit),
        items: found
            .iter()
            .map(|one| views.registration(one))
            .collect::<Result<_, _>>()?,
    })
}

/// One of them; none where it is not in sight.
///
/// # Errors
/// When the database fails.
pub fn one(c: &Db, sight: &Sight, id: Uuid) -> Result<Option<RegistrationView>, StoreError> {
    let Some(found) = sight.get(c, id)? else {
        return Ok(None);
    };
    Views::new(c).registration(&found).map(Some)
}

/// Colleagues in sight who joined a registration that has not come within 72 hours of them, the latest first.
///
/// # Errors
/// When the database fails.
pub fn unbound(c: &Db, sight: &Sight, now: i64) -> Result<UnboundAttendanceList, StoreError> {
    let mut views = Views::new(c);
    let items = attendance::waiting(c, sight, now - HELD_MS, MOST)?
        .into_iter()
        .map(|one| {
            Ok(UnboundAttendance {
                id: one.event.to_string(),
                registration: one.registration.to_string(),
                officer: views.officer(one.officer)?,
                organ_name: views.organ_names(&one.organ)?.0,
                organ: one.organ,
                at: time(one.estimated_at),
                received_at: time(one.received_at),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(UnboundAttendanceList { items })
}

/// Joint visits in sight whose leader's registration has not come within 72 hours of them, the latest first.
///
/// # Errors
/// When the database fails.
pub fn unled(c: &Db, sight: &Sight, now: i64) -> Result<UnledJointList, StoreError> {
    let mut views = Views::new(c);
    let mut items = Vec::new();
    for one in sight.unled(c, now - HELD_MS, MOST)? {
        let (visit, author) = (one.visit, one.author);
        let Some(joint) = visit.joint else { continue };
        let enterprise_name = match visit.enterprise {
            EnterpriseKey::Known(id) => views.enterprise_name(id)?,
            EnterpriseKey::Unknown(_) => None,
        };
        items.push(UnledJoint {
            id: visit.id.to_string(),
            joint: joint.to_string(),
            officer: views.officer(author)?,
            organ_name: views.organ_names(&visit.organ)?.0,
            organ: visit.organ,
            enterprise_name,
            at: time(visit.at),
            received_at: time(visit.received_at),
        });
    }
    Ok(UnledJointList { items })
}
