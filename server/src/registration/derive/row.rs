//! The row of a registration: what was told of it, as the rules and the lists ask for it.

use uuid::Uuid;

use crate::defence::{self, Defence};
use crate::registration::Settling;
use crate::registration::derive::base::Base;
use crate::registration::derive::state::Told;
use crate::store::StoreError;
use crate::store::derived::registration::{Registration, Visit};
use crate::store::derived::visit_key::{EntryWord, State};
use crate::wire::event::How;

impl Settling<'_> {
    /// The registration's row, the verdict aside.
    pub(crate) fn row(&mut self, base: &Base, told: &Told) -> Result<Registration, StoreError> {
        let (body, stamp) = (&base.body, &base.event);
        let same_as = if told.withdrawn || !defence::stands(Defence::EarlierStands) {
            None
        } else {
            self.same_as(stamp.id, told)?
        };
        let state = match (told.withdrawn, same_as) {
            (true, _) => State::Withdrawn,
            (false, Some(_)) => State::SameVisit,
            (false, None) => State::Stands,
        };
        let exemption = told.exemption.clone();
        Ok(Registration {
            visit: Visit {
                enterprise: told.place.enterprise,
                instant: told.instant,
                id: stamp.id,
                at: stamp.estimated_at,
                started_at: told.started_at,
                organ: told.organ.clone(),
                level: body.level.clone(),
                category: self.category(&told.place, told.instant, &body.category)?,
                matters: told.matters.clone(),
                ground: exemption.as_ref().map(|stated| stated.ground.clone()),
                reference: exemption.map(|stated| stated.reference),
                joint: told.joint,
                entry: match body.how {
                    How::Camera | How::Image | How::Licence => EntryWord::Scan,
                    How::Typed | How::Search => EntryWord::Manual,
                },
                state,
                received_at: stamp.received_at,
                verdict: None,
                earliest: None,
            },
            premises: told.place.premises,
            region: told.place.region.clone(),
            code: body.code.as_ref().map(|read| read.fingerprint.0),
            author: stamp.author,
            officers: body.officers.clone(),
            same_as,
            gap: stamp.gap,
            grade: stamp.grade.clone(),
            released: stamp.released,
        })
    }

    /// The earlier registration of the organ, at the same enterprise, that stands as the visit.
    fn same_as(&mut self, id: Uuid, told: &Told) -> Result<Option<Uuid>, StoreError> {
        let mut earliest = None;
        for other in &told.same {
            let Some(base) = self.records.base(*other)?.filter(|base| !base.averted) else {
                continue;
            };
            let its = self.told(&base)?;
            let is_earlier = (its.instant, *other) < (told.instant, id);
            let fits = its.organ == told.organ && its.place.enterprise == told.place.enterprise;
            if is_earlier && fits && !its.withdrawn {
                let found = (its.instant, *other);
                earliest = Some(earliest.map_or(found, |known: (i64, Uuid)| known.min(found)));
            }
        }
        Ok(earliest.map(|(_, id)| id))
    }
}
