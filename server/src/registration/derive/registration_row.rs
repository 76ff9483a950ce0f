//! Makes the row of a registration from its state, as the rules and the lists ask for it.

use crate::faults::{Defence, enabled};
use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::registrations::{Registration, Visit};
use crate::store::derived::visit_key::{EntryWord, State};
use crate::store::ids::EventId;
use crate::wire::event::How;
use ruqi_rules::Instant;

impl Settling<'_> {
    /// Makes the registration's row, the verdict aside.
    pub(crate) fn row(
        &mut self,
        base: &Base,
        derived: &DerivedVisit,
    ) -> Result<Registration, StoreError> {
        let (body, stamp) = (&base.body, &base.event);
        let (said, location) = (&derived.state, &derived.location);
        let same_as = self.same_as(derived)?;
        let state = match (said.withdrawn, same_as) {
            (true, _) => State::Withdrawn,
            (false, Some(_)) => State::SameVisit,
            (false, None) => State::Stands,
        };
        let exemption = said.exemption.clone();
        Ok(Registration {
            visit: Visit {
                enterprise: location.enterprise,
                instant: said.instant(),
                id: stamp.id,
                at: stamp.estimated_at,
                started_at: said.started_at,
                organ: said.organ.clone(),
                level: derived.level,
                category: self.category(location, said.instant(), &body.category)?,
                matters: said.matters.clone(),
                ground: exemption.as_ref().map(|stated| stated.ground.clone()),
                reference: exemption.map(|stated| stated.reference),
                joint: said.joint,
                entry: entry(body.how),
                state,
                received_at: stamp.received_at,
                verdict: None,
                earliest: None,
            },
            premises: location.premises,
            region: location.region.clone(),
            code: body.code.as_ref().map(|read| read.fingerprint),
            author: stamp.author,
            officers: derived.named.colleagues.clone(),
            same_as,
            gap: stamp.gap,
            grade: stamp.grade,
            released: stamp.released,
        })
    }

    /// Finds the earlier registration of the organ, at the same enterprise, that counts as the visit; none where this one was
    /// withdrawn.
    fn same_as(&mut self, derived: &DerivedVisit) -> Result<Option<EventId>, StoreError> {
        if derived.state.withdrawn || !enabled(Defence::EarlierStands) {
            return Ok(None);
        }
        let own = (derived.state.instant(), derived.state.id);
        let mut earliest: Option<(Instant, EventId)> = None;
        for other in &derived.state.same {
            let Some(base) = self.records.base(*other)?.filter(|base| !base.averted) else {
                continue;
            };
            let its = self.derive_visit(&base)?;
            let found = (its.state.instant(), *other);
            let fits = its.state.organ == derived.state.organ
                && its.location.enterprise == derived.location.enterprise;
            if found < own && fits && !its.state.withdrawn {
                earliest = Some(earliest.map_or(found, |known| known.min(found)));
            }
        }
        Ok(earliest.map(|(_, id)| id))
    }
}

/// Says whether a code was scanned, which the rules ask.
fn entry(how: How) -> EntryWord {
    match how {
        How::Camera | How::Image | How::Licence => EntryWord::Scan,
        How::Typed | How::Search => EntryWord::Manual,
    }
}
