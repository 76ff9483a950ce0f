//! Folds all accepted events about one registration into its current state. The events are sorted by (estimated time,
//! id), so the order of arrival does not matter.

use std::rc::Rc;

use crate::record::registration_state::RegistrationState;
use crate::record::stamp::Stamp;
use crate::record::stored_body::body_of;
use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::evidence::events;
use crate::store::ids::PersonId;

impl Settling<'_> {
    /// Derives a registration from itself and all accepted events about it, once in a settling: a thousand that are said
    /// to be the same visit ask for it a thousand times.
    pub(crate) fn derive_visit(&mut self, base: &Base) -> Result<Rc<DerivedVisit>, StoreError> {
        if let Some(known) = self.derived.get(&base.event.id) {
            return Ok(Rc::clone(known));
        }
        let derived = Rc::new(self.derive_anew(base)?);
        self.derived.insert(base.event.id, Rc::clone(&derived));
        Ok(derived)
    }

    fn derive_anew(&mut self, base: &Base) -> Result<DerivedVisit, StoreError> {
        let stamp = &base.event;
        let organ = self
            .basis
            .acting
            .legal_at(&base.body.organ, stamp.estimated_at)?;
        let mut state = RegistrationState::begin(stamp, organ);
        base.body.apply(&mut state, stamp);
        let sealed_instant = state.instant();
        let mut location = self.location(&base.body, &state.organ, sealed_instant)?;
        let told = self.records.told_of(stamp.id)?;
        for stored in events::accepted_of(self.basis.tx, told)? {
            let Some(body) = body_of(&stored) else {
                tracing::error!(event = %stored.id, "an accepted event cannot be read: it is left out");
                continue;
            };
            let (who, at) = (stored.author, stored.estimated_at);
            if body
                .authors()
                .may_speak_for(&self.basis.acting, who, at, &state.organ)?
            {
                body.apply(&mut state, &Stamp::from(&stored));
            }
        }
        state.explained.sort_unstable();
        if !state.exemptions_offered.is_empty() {
            let ground = match &base.body.exemption {
                Some(stated) => Some(stated.ground.clone()),
                None => self.implied_ground(&location, sealed_instant, &base.body.category)?,
            };
            state.take_exemption(ground.as_deref());
        }
        if state.instant() != sealed_instant {
            location = self.location(&base.body, &state.organ, state.instant())?;
        }
        let level = self.regions.level_of(&state.organ)?;
        let mut derived = DerivedVisit {
            level: level.unwrap_or(base.body.level),
            attended: self.attended(&state)?,
            named: self.named_officers(&base.body.officers, &state, stamp)?,
            state,
            location,
        };
        self.judge_withdrawals(&mut derived, stamp.author)?;
        Ok(derived)
    }

    /// Withdraws the visit where a withdrawal of it counts.
    fn judge_withdrawals(
        &self,
        derived: &mut DerivedVisit,
        author: PersonId,
    ) -> Result<(), StoreError> {
        if derived.state.withdrawals.is_empty() {
            return Ok(());
        }
        let came = derived.came(author);
        for said in std::mem::take(&mut derived.state.withdrawals) {
            let (basis, organ) = (&self.basis, &derived.state.organ);
            derived.state.withdrawn |= said.counts(basis.tx, &basis.acting, organ, &came)?;
        }
        Ok(())
    }
}
