//! Holds the phones of all officers: they are enrolled once, seal in the order of time, and push when they have signal.

use ruqi_rules::Instant;
use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use uuid::Uuid;

use crate::demo::demo_error::DemoError;
use crate::demo::dice::Dice;
use crate::demo::people::Someone;
use crate::demo::phone::{Moment, Phone, PhoneError};
use crate::enrolment::enrol::Enrolling;
use crate::intake::arrival::{Arrival, Source};
use crate::intake::push::push_blocking;
use crate::state::AppState;
use crate::store::access::memberships::Role;
use crate::store::directory::organ_tree::Organ;
use crate::store::ids::PersonId;
use crate::wire::event::ClockKind;
use crate::wire::sync::{EnrolRequest, PushRequest, PushStatus};

/// An officer's index: of which organ, and which of its officers.
pub type OfficerIndex = (usize, usize);

/// All phones.
pub struct Phones<'a> {
    state: &'a AppState,
    officers: HashMap<usize, Vec<&'a Someone>>,
    phones: HashMap<OfficerIndex, Phone>,
    /// Sealed and not yet sent.
    outboxes: HashMap<OfficerIndex, Vec<String>>,
}

impl<'a> Phones<'a> {
    /// Enrols a phone for each officer at `since`.
    pub fn enrol(
        state: &'a AppState,
        organs: &[Organ],
        people: &'a [Someone],
        since: Instant,
    ) -> Result<Self, DemoError> {
        let mut officers: HashMap<usize, Vec<&Someone>> = HashMap::new();
        for someone in people {
            if let Role::Officer(organ) = &someone.role
                && let Some(index) = organs.iter().position(|o| o.id == *organ)
            {
                officers.entry(index).or_default().push(someone);
            }
        }
        let mut phones = Self {
            state,
            officers,
            phones: HashMap::new(),
            outboxes: HashMap::new(),
        };
        phones.enrol_all(since)?;
        Ok(phones)
    }

    fn enrol_all(&mut self, since: Instant) -> Result<(), DemoError> {
        let mut dice = Dice::of(6);
        let mut indexes: Vec<OfficerIndex> = Vec::new();
        for (organ, officers) in &self.officers {
            indexes.extend((0..officers.len()).map(|n| (*organ, n)));
        }
        indexes.sort_unstable();
        let (keys, real_now) = (self.state.keys.clone(), self.state.clock.real_now());
        let mut enrolling = Vec::new();
        let per_day = self.state.config.keys_per_day;
        for index in &indexes {
            let officer = self.officer(*index).ok_or(PhoneError)?.id;
            let phone = Phone::new(officer, dice.id(since))?;
            let request = EnrolRequest {
                device: phone.device.to_string(),
                jwk: phone.jwk.clone(),
                grade: "non_extractable".into(),
                proof: phone.proof(&keys.nonce(real_now))?,
                lost: Vec::new(),
            };
            enrolling.push((
                officer,
                Enrolling::check(&keys, request, real_now, per_day)?,
            ));
            self.phones.insert(*index, phone);
        }
        let answers = self.state.store.write_blocking(move |c| {
            let enrol = |(officer, one): (PersonId, Enrolling)| one.enrol(c, &keys, officer, since);
            let all = enrolling.into_iter().map(enrol);
            all.collect::<Result<Vec<_>, _>>()
        })?;
        // They come in the order in which they were asked for.
        for (index, answer) in indexes.iter().zip(answers) {
            if let Some(phone) = self.phones.get_mut(index) {
                phone.enrolled(&answer.certificate);
            }
        }
        Ok(())
    }

    pub fn officer(&self, (organ, n): OfficerIndex) -> Option<&'a Someone> {
        self.officers.get(&organ)?.get(n).copied()
    }

    /// Seals an event; it waits in the outbox.
    pub fn seal(
        &mut self,
        index: OfficerIndex,
        id: Uuid,
        kind: &str,
        moment: Moment,
        body: &Value,
    ) -> Result<String, DemoError> {
        let phone = self.phones.get_mut(&index).ok_or(PhoneError)?;
        let jws = phone.event(id, kind, moment, body)?;
        self.outboxes.entry(index).or_default().push(jws.clone());
        Ok(jws)
    }

    /// Sends what waits; it arrives at `now`. The server must take all of it.
    pub fn push(&mut self, now: Instant, index: OfficerIndex) -> Result<(), DemoError> {
        let Some(events) = self.outboxes.remove(&index) else {
            return Ok(());
        };
        let arrival = Arrival {
            now,
            clock: ClockKind::Demo,
            epoch: self.state.epoch.clone(),
            source: Source::Here,
            has_room: true,
        };
        let request = PushRequest {
            events,
            certificates: Vec::new(),
            receipts: BTreeMap::new(),
            chains: Vec::new(),
        };
        let answer = push_blocking(&self.state.services(), &arrival, request)?;
        let refused = answer
            .results
            .into_iter()
            .find(|result| result.status != PushStatus::Accepted);
        match refused {
            // A demo that fails says what it knows.
            Some(result) => Err(DemoError::NotTaken(result.why.unwrap_or_default())),
            None => Ok(()),
        }
    }
}
