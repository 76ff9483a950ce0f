//! What a registration comes to, from all that was told of it: itself, amendments, withdrawals, `same_visit`, who
//! joined, what came of it, what was explained. Always from the whole set, in the order of (estimated time, id): whatever order they came in, the same.

use uuid::Uuid;

use crate::record::event::{Amendment, Body, Outcome};
use crate::registration::Settling;
use crate::registration::derive::base::{Base, Stamp, parse};
use crate::registration::derive::location::Place;
use crate::store::StoreError;
use crate::store::access::acting_organ;
use crate::store::derived::attendance::Attendance;
use crate::store::directory::organ;
use crate::store::evidence::subject;
use crate::wire::event::ExemptionStated;

/// What a registration's own events come to.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) place: Place,
    /// The legal organ at the time.
    pub(crate) organ: String,
    pub(crate) instant: i64,
    pub(crate) started_at: Option<i64>,
    pub(crate) matters: Vec<String>,
    pub(crate) exemption: Option<ExemptionStated>,
    pub(crate) joint: Option<Uuid>,
    pub(crate) withdrawn: bool,
    /// Something was told of it that had an effect.
    pub(crate) amended: bool,
    pub(crate) attended: Vec<Attendance>,
    /// Registrations that officers of the organ say are the same visit.
    pub(crate) same: Vec<Uuid>,
    /// The last word on what came of it, with its event.
    pub(crate) outcome: Option<(Uuid, Outcome)>,
    /// Events that explain a finding, each with the rule.
    pub(crate) explained: Vec<(Uuid, String)>,
}

impl Settling<'_> {
    /// What the registration's own events come to.
    pub(crate) fn told(&mut self, base: &Base) -> Result<Told, StoreError> {
        let stamp = &base.event;
        let organ = organ::legal_at(self.tx, &base.body.organ, stamp.estimated_at)?;
        let mut amended = Amendment::default();
        let mut told = self.as_sealed(base, organ)?;
        for stored in subject::told_of(self.tx, stamp.id)? {
            let Some(body) = parse(&stored) else {
                continue;
            };
            let organs = acting_organ::organs_at(self.tx, stored.author, stored.estimated_at)?;
            let may_speak = organs.contains(&told.organ);
            match body {
                Body::Attendance { hash, organ, .. } => told.attended.push(Attendance {
                    officer: stored.author,
                    event: stored.id,
                    organ: organ::legal_at(self.tx, &organ, stored.estimated_at)?,
                    bound: may_speak && hash == stamp.hash,
                }),
                Body::Amendment(_, new) if may_speak => {
                    self.amend(&mut amended, new, base, &told, stored.shift)?
                }
                Body::Withdrawal { .. } if may_speak => told.withdrawn = true,
                Body::SameVisit(two) if may_speak => told
                    .same
                    .extend(two.into_iter().filter(|id| *id != stamp.id)),
                Body::Outcome(_, new) if may_speak => told.outcome = Some((stored.id, new)),
                Body::Explanation(_, new) if may_speak => {
                    told.explained.push((stored.id, new.rule))
                }
                _ => {}
            }
        }
        one_each(&mut told.attended);
        told.explained.sort_unstable();
        if told.apply(amended, stamp) {
            told.place = self.place(&base.body, &told.organ, told.instant)?;
        }
        Ok(told)
    }

    fn as_sealed(&mut self, base: &Base, organ: String) -> Result<Told, StoreError> {
        let (body, stamp) = (&base.body, &base.event);
        let started_at = body.started_at.map(|at| at.saturating_add(stamp.shift));
        let instant = instant(started_at, stamp);
        Ok(Told {
            place: self.place(body, &organ, instant)?,
            organ,
            instant,
            started_at,
            matters: body.matters.clone(),
            exemption: body.exemption.clone(),
            joint: body.joint,
            withdrawn: false,
            amended: false,
            attended: Vec::new(),
            same: Vec::new(),
            outcome: None,
            explained: Vec::new(),
        })
    }

    /// Each field that is set takes the place of what was; a ground only brings its reference, never another ground.
    fn amend(
        &mut self,
        sum: &mut Amendment,
        new: Amendment,
        base: &Base,
        told: &Told,
        shift: i64,
    ) -> Result<(), StoreError> {
        if let Some(exemption) = new.exemption {
            let ground = match &base.body.exemption {
                Some(stated) => Some(stated.ground.clone()),
                None => self.implied_ground(&told.place, told.instant, &base.body.category)?,
            };
            if ground.as_deref() == Some(exemption.ground.as_str()) {
                sum.exemption = Some(exemption);
            }
        }
        sum.matters = new.matters.or(sum.matters.take());
        sum.joint = new.joint.or(sum.joint);
        sum.started_at = new
            .started_at
            .map(|at| at.saturating_add(shift))
            .or(sum.started_at);
        Ok(())
    }
}

impl Told {
    /// Whether the visit's instant moved.
    fn apply(&mut self, amended: Amendment, stamp: &Stamp) -> bool {
        self.amended = amended.exemption.is_some()
            || amended.matters.is_some()
            || amended.started_at.is_some()
            || amended.joint.is_some();
        self.exemption = amended.exemption.or(self.exemption.take());
        self.joint = amended.joint.or(self.joint);
        self.started_at = amended.started_at.or(self.started_at);
        if let Some(matters) = amended.matters {
            self.matters = matters;
        }
        let instant = instant(self.started_at, stamp);
        std::mem::replace(&mut self.instant, instant) != instant
    }
}

/// When the inspection began, where that is known and earlier than its registration.
fn instant(started_at: Option<i64>, stamp: &Stamp) -> i64 {
    started_at
        .unwrap_or(stamp.estimated_at)
        .min(stamp.estimated_at)
}

/// An officer joins once: the one that fits, else the first.
fn one_each(attended: &mut Vec<Attendance>) {
    attended.sort_by_key(|one| (one.officer, !one.bound));
    attended.dedup_by_key(|one| one.officer);
}
