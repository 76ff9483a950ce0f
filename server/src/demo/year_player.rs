//! Plays the drawn year in the order of time: what officers register, and what follows from it.

use ruqi_rules::Instant;
use std::collections::BTreeMap;

use serde_json::Value;

use crate::demo::body;
use crate::demo::calendar::{HOUR, MINUTE};
use crate::demo::demo_error::DemoError;
use crate::demo::dice::Dice;
use crate::demo::drawn_visit::{After, DrawnVisit};
use crate::demo::phone::{Moment, hash};
use crate::demo::phones::{OfficerIndex, Phones};
use crate::demo::pulled_data::PulledData;

/// From sealing to the server, with signal.
const ON_THE_WAY_MS: i64 = 2_000;

/// What happens next.
enum Action {
    Register(Box<DrawnVisit>),
    Say {
        index: OfficerIndex,
        kind: &'static str,
        body: Value,
        online: bool,
    },
    /// A phone has signal again.
    Flush(OfficerIndex),
}

/// The player of a history.
pub struct YearPlayer<'a> {
    phones: Phones<'a>,
    known: PulledData<'a>,
    /// By time in milliseconds; what happens at one instant keeps its order.
    agenda: BTreeMap<(Instant, usize), Action>,
    planned: usize,
    dice: Dice,
}

impl<'a> YearPlayer<'a> {
    pub fn new(phones: Phones<'a>, known: PulledData<'a>) -> Self {
        Self {
            phones,
            known,
            agenda: BTreeMap::new(),
            planned: 0,
            dice: Dice::of(10),
        }
    }

    /// Plays the visits and what follows from them. `told` hears how many are done.
    pub fn play(&mut self, visits: Vec<DrawnVisit>, told: impl Fn(usize)) -> Result<(), DemoError> {
        for visit in visits {
            self.plan(visit.at, Action::Register(Box::new(visit)));
        }
        let mut done = 0;
        while let Some(((at, _), action)) = self.agenda.pop_first() {
            match action {
                Action::Register(visit) => {
                    self.register(at, &visit)?;
                    done += 1;
                    told(done);
                }
                Action::Say {
                    index,
                    kind,
                    body,
                    online,
                } => self.say(at, index, kind, &body, online)?,
                Action::Flush(index) => self.phones.push(at, index)?,
            }
        }
        Ok(())
    }

    fn plan(&mut self, at: Instant, action: Action) {
        self.planned += 1;
        self.agenda.insert((at, self.planned), action);
    }

    fn register(&mut self, at: Instant, visit: &DrawnVisit) -> Result<(), DemoError> {
        let index = (visit.organ, visit.officer);
        let Some(author) = self.phones.officer(index) else {
            return Ok(());
        };
        let body = body::registration(&self.known, visit, author.id);
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
        let jws = self.phones.seal(index, visit.id, kind, moment, &body)?;
        let received = if visit.online {
            at + ON_THE_WAY_MS
        } else {
            at + self.dice.between(1, 5) * HOUR
        };
        self.plan(received, Action::Flush(index));
        if !visit.averted {
            self.known.learn(visit, received);
            self.follow_up(at, visit, &jws);
        }
        Ok(())
    }

    /// A colleague joins; a number is brought; a mistake is withdrawn; two scans were one visit.
    fn follow_up(&mut self, at: Instant, visit: &DrawnVisit, jws: &str) {
        let index = (visit.organ, visit.officer);
        let say = |kind, body| Action::Say {
            index,
            kind,
            body,
            online: true,
        };
        match &visit.after {
            After::SameVisit => {
                let second = self.scanned_apart(at, visit);
                let body = body::same_visit(visit.id, second.id);
                self.plan(second.at, Action::Register(Box::new(second)));
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
        if let (Some(colleague), Some(organ)) =
            (visit.colleague, self.known.organs.get(visit.organ))
        {
            let joins = Action::Say {
                index: (visit.organ, colleague),
                kind: "attendance",
                body: body::attendance(visit.id, &hash(jws), &organ.id),
                online: visit.online,
            };
            self.plan(at + MINUTE, joins);
        }
    }

    /// The colleague's own registration of the same visit, three minutes later.
    fn scanned_apart(&mut self, at: Instant, visit: &DrawnVisit) -> DrawnVisit {
        let later = at + 3 * MINUTE;
        DrawnVisit {
            id: self.dice.id(later),
            at: later,
            officer: visit.colleague.unwrap_or(visit.officer),
            colleague: None,
            after: After::Nothing,
            ..visit.clone()
        }
    }

    fn say(
        &mut self,
        at: Instant,
        index: OfficerIndex,
        kind: &str,
        body: &Value,
        online: bool,
    ) -> Result<(), DemoError> {
        let moment = Moment {
            wall: at,
            heard: at - 5 * MINUTE,
            online,
        };
        let id = self.dice.id(at);
        self.phones.seal(index, id, kind, moment, body)?;
        let sent = at + if online { ON_THE_WAY_MS } else { 2 * HOUR };
        self.plan(sent, Action::Flush(index));
        Ok(())
    }
}
