//! Plays the year: phones enrol, seal and push in the order of time, through the same use cases as real ones.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::calendar::{HOUR, MINUTE};
use super::dice::Dice;
use super::people::Someone;
use super::phone::{Moment, Phone, hash};
use super::shown::Known;
use super::visits::{After, Visit};
use super::{DemoError, body};
use crate::state::AppState;
use crate::store::membership::Role;
use crate::sync::enrol::Enrolling;
use crate::sync::push::{Arrival, push_blocking};
use crate::wire::event::ClockKind;
use crate::wire::sync::{EnrolRequest, PushRequest, PushStatus};

/// What happens next, by time. Actions of one instant keep their order.
enum Action {
    Register(Visit),
    Attend {
        visit: Visit,
        hash: String,
    },
    Say {
        phone: (usize, usize),
        kind: &'static str,
        body: serde_json::Value,
    },
    /// A phone has signal again.
    Flush((usize, usize)),
}

/// The player of a history.
pub struct History<'a> {
    state: &'a AppState,
    known: Known<'a>,
    /// Officers of each organ.
    officers: HashMap<usize, Vec<&'a Someone>>,
    phones: HashMap<(usize, usize), Phone>,
    /// Sealed and not yet sent.
    outboxes: HashMap<(usize, usize), Vec<String>>,
    agenda: BTreeMap<(i64, usize), Action>,
    planned: usize,
    dice: Dice,
    /// Events that the server took.
    pub accepted: usize,
}

impl<'a> History<'a> {
    /// Phones of all officers, enrolled at `since`.
    pub fn begin(
        state: &'a AppState,
        known: Known<'a>,
        people: &'a [Someone],
        since: i64,
    ) -> Result<Self, DemoError> {
        let mut officers: HashMap<usize, Vec<&Someone>> = HashMap::new();
        for someone in people {
            if let Role::Officer(organ) = &someone.role
                && let Some(place) = known.organs.iter().position(|o| o.id == *organ)
            {
                officers.entry(place).or_default().push(someone);
            }
        }
        let mut history = Self {
            state,
            known,
            officers,
            phones: HashMap::new(),
            outboxes: HashMap::new(),
            agenda: BTreeMap::new(),
            planned: 0,
            dice: Dice::of(6),
            accepted: 0,
        };
        history.enrol_all(since)?;
        Ok(history)
    }

    fn enrol_all(&mut self, since: i64) -> Result<(), DemoError> {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (organ, officers) in &self.officers {
            places.extend((0..officers.len()).map(|n| (*organ, n)));
        }
        places.sort_unstable();
        let (keys, real_now) = (&self.state.keys, self.state.clock.real_now());
        let mut enrolling = Vec::new();
        for place in places {
            let officer = self.officers[&place.0][place.1].id;
            let phone = Phone::new(officer, self.dice.id(since))?;
            let request = EnrolRequest {
                device: phone.device.to_string(),
                jwk: phone.jwk.clone(),
                grade: "non_extractable".into(),
                proof: phone.proof(&keys.nonce(real_now))?,
            };
            enrolling.push((officer, Enrolling::check(keys, request, real_now)?));
            self.phones.insert(place, phone);
        }
        let keys = keys.clone();
        let enrolled = self.state.store.write_blocking(move |c| {
            let enrol = |(officer, one): (Uuid, Enrolling)| one.enrol(c, &keys, officer, since);
            enrolling
                .into_iter()
                .map(enrol)
                .collect::<Result<Vec<_>, _>>()
        })?;
        for answer in enrolled {
            let phone = self
                .phones
                .values_mut()
                .find(|phone| phone.kid == answer.kid);
            if let Some(phone) = phone {
                phone.enrolled(&answer.certificate);
            }
        }
        Ok(())
    }

    /// Plays the visits, earliest first, and what follows from them. `told` hears how many are done.
    pub fn play(&mut self, visits: Vec<Visit>, told: impl Fn(usize)) -> Result<(), DemoError> {
        for visit in visits {
            self.plan(visit.at, Action::Register(visit));
        }
        let mut done = 0;
        while let Some(((at, _), action)) = self.agenda.pop_first() {
            match action {
                Action::Register(visit) => {
                    self.register(at, visit)?;
                    done += 1;
                    told(done);
                }
                Action::Attend { visit, hash } => self.attend(at, &visit, &hash)?,
                Action::Say { phone, kind, body } => self.say(at, phone, kind, &body, true)?,
                Action::Flush(phone) => self.push(at, phone)?,
            }
        }
        Ok(())
    }

    fn plan(&mut self, at: i64, action: Action) {
        self.planned += 1;
        self.agenda.insert((at, self.planned), action);
    }

    fn register(&mut self, at: i64, visit: Visit) -> Result<(), DemoError> {
        let place = (visit.organ, visit.officer);
        let officers: Vec<&Someone> = self.officers[&visit.organ]
            .iter()
            .skip(visit.officer)
            .take(1)
            .copied()
            .collect();
        let body = body::registration(&self.known, &visit, &officers);
        let kind = if visit.averted {
            "averted"
        } else {
            "registration"
        };
        let moment = Moment {
            wall: at,
            heard: at - visit.data_age,
            online: visit.online,
        };
        let jws = self.seal(place, visit.id, kind, moment, &body)?;
        let received = if visit.online {
            at + 2_000
        } else {
            at + self.dice.between(1, 5) * HOUR
        };
        self.plan(received, Action::Flush(place));
        if !visit.averted {
            self.known.learn(&visit, received);
            self.follow_up(at, &visit, &jws);
        }
        Ok(())
    }

    /// A colleague joins; a number is brought; a mistake is withdrawn; two scans were one visit.
    fn follow_up(&mut self, at: i64, visit: &Visit, jws: &str) {
        let phone = (visit.organ, visit.officer);
        let say = |kind, body| Action::Say { phone, kind, body };
        match &visit.after {
            After::SameVisit => {
                let mut second = visit.clone();
                second.after = After::Nothing;
                second.officer = visit.colleague.unwrap_or(visit.officer);
                second.colleague = None;
                second.at = at + 3 * MINUTE;
                second.id = self.dice.id(second.at);
                let body = body::same_visit(visit.id, second.id);
                self.plan(second.at, Action::Register(second));
                self.plan(at + HOUR, say("same_visit", body));
                return;
            }
            After::Withdrawn(reason) => {
                self.plan(
                    at + HOUR,
                    say("withdrawal", body::withdrawal(visit.id, reason)),
                );
            }
            After::Reference(number) => {
                self.plan(
                    at + 20 * HOUR,
                    say("amendment", body::reference(visit.id, number)),
                );
            }
            After::Nothing => (),
        }
        if visit.colleague.is_some() {
            let hash = hash(jws);
            self.plan(
                at + MINUTE,
                Action::Attend {
                    visit: visit.clone(),
                    hash,
                },
            );
        }
    }

    fn attend(&mut self, at: i64, visit: &Visit, hash: &str) -> Result<(), DemoError> {
        let Some(colleague) = visit.colleague else {
            return Ok(());
        };
        let organ = self.known.organs[visit.organ].id.clone();
        let body = body::attendance(visit.id, hash, &organ);
        self.say(
            at,
            (visit.organ, colleague),
            "attendance",
            &body,
            visit.online,
        )
    }

    fn say(
        &mut self,
        at: i64,
        place: (usize, usize),
        kind: &str,
        body: &serde_json::Value,
        online: bool,
    ) -> Result<(), DemoError> {
        let id = self.dice.id(at);
        let moment = Moment {
            wall: at,
            heard: at - 5 * MINUTE,
            online,
        };
        self.seal(place, id, kind, moment, body)?;
        let sent = if online { at + 2_000 } else { at + 2 * HOUR };
        self.plan(sent, Action::Flush(place));
        Ok(())
    }

    fn seal(
        &mut self,
        place: (usize, usize),
        id: Uuid,
        kind: &str,
        moment: Moment,
        body: &serde_json::Value,
    ) -> Result<String, DemoError> {
        let phone = self
            .phones
            .get_mut(&place)
            .ok_or(DemoError::Phone(super::phone::PhoneError))?;
        let jws = phone.event(id, kind, moment, body)?;
        self.outboxes.entry(place).or_default().push(jws.clone());
        Ok(jws)
    }

    fn push(&mut self, now: i64, place: (usize, usize)) -> Result<(), DemoError> {
        let events = self.outboxes.remove(&place).unwrap_or_default();
        if events.is_empty() {
            return Ok(());
        }
        let arrival = Arrival {
            now,
            clock: ClockKind::Demo,
            epoch: self.state.epoch.clone(),
            proven: None,
        };
        let request = PushRequest {
            events,
            certificates: Vec::new(),
            receipts: BTreeMap::new(),
            chains: Vec::new(),
        };
        let answer = push_blocking(&self.state.desk(), &arrival, request)?;
        for result in answer.results {
            if result.status != PushStatus::Accepted {
                return Err(DemoError::NotTaken(result.why.unwrap_or_default()));
            }
            self.accepted += 1;
        }
        Ok(())
    }
}
