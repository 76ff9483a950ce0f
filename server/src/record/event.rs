//! A sealed event, parsed where it enters into a type that cannot be wrong. The bytes stay what they were.

pub(crate) mod body;
pub(crate) mod envelope;
pub(crate) mod follow_up;
pub(crate) mod shown_verdict;

use std::fmt;

use ruqi_rules::ScannedCode;
use uuid::Uuid;

use crate::record::refusal::Why;
use crate::wire::event::{ClockKind, Decision, ExemptionStated, How};

pub use envelope::Claims;
pub use follow_up::{Explanation, Outcome};
pub use shown_verdict::{ShownFinding, ShownVerdict};

/// What every event carries. Times in milliseconds.
#[derive(Debug, Clone)]
pub struct Event {
    /// UUIDv7.
    pub id: Uuid,
    /// Of this officer's enrolment.
    pub device: Uuid,
    /// The officer whose key signs.
    pub author: Uuid,
    /// Place in the chain, from 1.
    pub seq: i64,
    /// Hash of the JWS before; at 1 of the certificate.
    pub prev: [u8; 32],
    /// The phone's clock at sealing.
    pub wall: i64,
    /// The last contact with the server.
    pub heard: Option<Heard>,
    /// Whether the server answered just before.
    pub online: bool,
    /// Which clock.
    pub clock: ClockKind,
    /// What the type carries.
    pub body: Body,
}

/// The last contact with the server before sealing.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    /// What the server said.
    pub server_time: i64,
    /// What the phone's clock said then.
    pub wall: i64,
    /// Monotonic milliseconds since.
    pub age_ms: u64,
}

/// What the type carries.
#[derive(Debug, Clone)]
pub enum Body {
    /// A visit is registered.
    Registration(Box<Registered>),
    /// A visit was not made, since the officer was warned.
    Averted(Box<Registered>),
    /// A colleague joins.
    Attendance {
        /// Which registration.
        registration: Uuid,
        /// Of the registration's JWS, as the leader's screen said.
        hash: [u8; 32],
        /// The colleague's organ.
        organ: String,
    },
    /// Two registrations mean one visit.
    SameVisit([Uuid; 2]),
    /// Fields set whole.
    Amendment(Uuid, Amendment),
    /// The visit does not count.
    Withdrawal {
        /// Which registration.
        registration: Uuid,
        /// Why.
        reason: String,
    },
    /// What came of the visit.
    Outcome(Uuid, Outcome),
    /// Of a finding.
    Explanation(Uuid, Explanation),
}

/// Body of a registration, and of an averted visit.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "docs/SYNC-PROTOCOL.md has the table of fields")]
pub struct Registered {
    pub organ: String,
    pub level: String,
    /// The author first; at most 10.
    pub officers: Vec<Uuid>,
    /// One of `code` and `enterprise` is always there.
    pub code: Option<ScannedCode>,
    pub enterprise: Option<Uuid>,
    pub premises: Option<Uuid>,
    pub how: How,
    pub category: String,
    pub matters: Vec<String>,
    pub exemption: Option<ExemptionStated>,
    /// By the phone's clock.
    pub started_at: Option<i64>,
    pub afterwards: Option<String>,
    pub joint: Option<Uuid>,
    /// Hash of the pack that the phone judged by, hex as the phone has it, and `id@version` to show.
    pub pack: Option<(String, String)>,
    /// None: not evaluated.
    pub shown: Option<ShownVerdict>,
    pub decision: Option<Decision>,
}

/// Fields that an amendment sets.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "docs/SYNC-PROTOCOL.md has the table of fields")]
pub struct Amendment {
    pub exemption: Option<ExemptionStated>,
    pub matters: Option<Vec<String>>,
    /// By the phone's clock.
    pub started_at: Option<i64>,
    pub joint: Option<Uuid>,
}

impl Body {
    /// The phone says by its own clock when its data was asked for: set right by how far the server was ahead of that
    /// clock, in milliseconds, when it was last heard.
    fn set_right(&mut self, ahead: i64) {
        if let Self::Registration(body) | Self::Averted(body) = self
            && let Some(shown) = &mut body.shown
        {
            shown.as_of = shown.as_of.map(|at| at.saturating_add(ahead));
        }
    }
}

impl Event {
    /// Reads the payload of a sealed event.
    ///
    /// # Errors
    /// Why it is none that this server understands.
    pub fn parse(payload: &[u8]) -> Result<Self, Why> {
        envelope::event(payload)
    }

    /// The registrations that it speaks of, where it is none itself.
    pub fn about(&self) -> Vec<Uuid> {
        match &self.body {
            Body::Registration(_) | Body::Averted(_) => Vec::new(),
            Body::SameVisit(two) => two.to_vec(),
            Body::Attendance { registration, .. }
            | Body::Withdrawal { registration, .. }
            | Body::Amendment(registration, _)
            | Body::Outcome(registration, _)
            | Body::Explanation(registration, _) => vec![*registration],
        }
    }

    /// As `type` has it.
    pub fn type_name(&self) -> &'static str {
        match self.body {
            Body::Registration(_) => "registration",
            Body::Averted(_) => "averted",
            Body::Attendance { .. } => "attendance",
            Body::SameVisit(_) => "same_visit",
            Body::Amendment(..) => "amendment",
            Body::Withdrawal { .. } => "withdrawal",
            Body::Outcome(..) => "outcome",
            Body::Explanation(..) => "explanation",
        }
    }
}

/// `bad_signature`: as in the protocol.
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
