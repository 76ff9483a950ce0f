//! Holds what all accepted events about one registration come to: each type applies itself (`types/`), in the order of
//! (estimated time, id), so the order of arrival does not matter.

use ruqi_rules::{Date, Instant};

use crate::record::stamp::Stamp;
use crate::record::withdrawal_right::Withdrawal;
use crate::store::ids::{EventId, PersonId, RecordHash};
use crate::wire::event::{ExemptionStated, OutcomeResult};

/// The state of one registration, or of one averted visit.
#[derive(Debug, Clone)]
pub(crate) struct RegistrationState {
    /// The registration.
    pub(crate) id: EventId,
    /// Of the registration's JWS.
    pub(crate) hash: RecordHash,
    /// The estimated time of the registration.
    pub(crate) at: Instant,
    /// The legal organ at that time.
    pub(crate) organ: String,
    pub(crate) started_at: Option<Instant>,
    pub(crate) matters: Vec<String>,
    pub(crate) exemption: Option<ExemptionStated>,
    pub(crate) joint: Option<EventId>,
    /// By a withdrawal that counts.
    pub(crate) withdrawn: bool,
    /// By officers, whether or not they may.
    pub(crate) withdrawals: Vec<Withdrawal>,
    /// An amendment had an effect.
    pub(crate) amended: bool,
    /// Exemptions that amendments state, of which the last that keeps the ground counts.
    pub(crate) exemptions_offered: Vec<ExemptionStated>,
    /// Colleagues who joined.
    pub(crate) joined: Vec<Joined>,
    /// Registrations that officers of the organ say are the same visit.
    pub(crate) same: Vec<EventId>,
    /// The last word on what came of it.
    pub(crate) outcome: Option<LastOutcome>,
    /// Events that explain a finding, each with the rule.
    pub(crate) explained: Vec<(EventId, String)>,
}

/// A colleague who joined by the leader's screen.
#[derive(Debug, Clone)]
pub(crate) struct Joined {
    pub(crate) officer: PersonId,
    pub(crate) event: EventId,
    /// The colleague's organ, as the event names it.
    pub(crate) organ: String,
    /// When.
    pub(crate) at: Instant,
    /// The screen showed this very registration.
    pub(crate) saw_it: bool,
}

/// The outcome that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LastOutcome {
    pub(crate) event: EventId,
    pub(crate) result: OutcomeResult,
    pub(crate) rectify_by: Option<Date>,
}

impl RegistrationState {
    /// Begins the state of a registration, with nothing applied.
    pub(crate) fn begin(registration: &Stamp, organ: String) -> Self {
        Self {
            id: registration.id,
            hash: registration.hash,
            at: registration.estimated_at,
            organ,
            started_at: None,
            matters: Vec::new(),
            exemption: None,
            joint: None,
            withdrawn: false,
            withdrawals: Vec::new(),
            amended: false,
            exemptions_offered: Vec::new(),
            joined: Vec::new(),
            same: Vec::new(),
            outcome: None,
            explained: Vec::new(),
        }
    }

    /// When the inspection began, where that is known and earlier than its registration.
    pub(crate) fn instant(&self) -> Instant {
        self.started_at.unwrap_or(self.at).min(self.at)
    }

    /// Takes the last exemption offered that keeps the ground: an amendment brings a ground its reference, never
    /// another ground.
    pub(crate) fn take_exemption(&mut self, ground: Option<&str>) {
        let offered = std::mem::take(&mut self.exemptions_offered);
        let kept =
            (offered.into_iter().rev()).find(|exemption| ground == Some(exemption.ground.as_str()));
        if let Some(exemption) = kept {
            self.exemption = Some(exemption);
            self.amended = true;
        }
    }
}
