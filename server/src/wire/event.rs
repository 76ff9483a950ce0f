//! The sealed record: the payload of an event's JWS. `docs/SYNC-PROTOCOL.md` has the table of every field.
//! Unknown fields and unknown types are kept: the bytes are stored as received and these types only read them.
// tidy: long, because it is the protocol's one table of fields

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What every event carries. Instants are RFC 3339 text with at most milliseconds.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Event {
    /// UUIDv7, lower-case text. A registration's id is the rules' visit id.
    pub id: String,
    /// `registration`, `attendance`, `same_visit`, `averted`, `amendment`, `withdrawal`, `outcome`, `explanation`, or a
    /// later type.
    pub r#type: String,
    /// UUID of the device (of this officer's enrolments on it).
    pub device: String,
    /// UUID of the officer whose key signs.
    pub author: String,
    /// Place in the chain of this key, from 1, no gaps.
    pub seq: u64,
    /// Base64url SHA-256 of the JWS before it in the chain; the first: of the certificate.
    pub prev: String,
    /// Version of the app.
    pub app: String,
    /// The phone's wall clock at sealing.
    pub wall: String,
    /// The phone's monotonic clock at sealing.
    pub mono: Mono,
    /// When the server was last heard, or null if never in this installation.
    pub heard: Option<Heard>,
    /// Whether the server was reachable at sealing, by the last probe.
    pub online: bool,
    /// `real`, or `demo` where the server's clock is set.
    pub clock: ClockKind,
    /// What the type carries.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Mono {
    /// Names one run of the monotonic clock (one page's life): elapsed time is meaningful within it alone.
    pub session: String,
    /// Milliseconds since the run began.
    pub ms: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Heard {
    /// The server's time as it said it.
    pub server_time: String,
    /// The phone's wall clock when it heard it.
    pub wall: String,
    /// Monotonic milliseconds since then, a lower bound: across runs, the sum of what each run counted.
    pub age_ms: u64,
    /// Cursor of the last pull, or null.
    pub cursor: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    Real,
    Demo,
}

/// Body of `registration`; of `averted` too, which leaves `place` null.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegistrationBody {
    pub organ: String,
    /// `national` | `province` | `city` | `county` | `township`.
    pub level: String,
    /// Officers' ids, author first; named colleagues after.
    pub officers: Vec<String>,
    /// What was scanned or typed, or null where the enterprise was searched for.
    pub code: Option<CodeRead>,
    /// The enterprise's id, as the phone knew it.
    pub enterprise: Option<String>,
    pub premises: Option<String>,
    pub how: How,
    /// A key of the pack's categories.
    pub category: String,
    pub matters: Vec<String>,
    pub exemption: Option<ExemptionStated>,
    /// When the inspection itself began, by the phone's wall clock, if known.
    pub started_at: Option<String>,
    /// Registered after the event (补录).
    pub afterwards: Option<Afterwards>,
    /// Registration id of the joint inspection's leader (综合查一次).
    pub joint: Option<String>,
    pub plan_item: Option<String>,
    pub filing: Option<String>,
    pub approval: Option<String>,
    pub place: Option<Place>,
    pub pack: Option<PackRef>,
    pub shown: Shown,
    pub decision: Option<Decision>,
}

/// `kind` is `door` or `foreign`; `text` is the raw text, at most 2,048 bytes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CodeRead {
    pub kind: String,
    pub text: String,
}

/// `camera`, `image` and `licence` are scans for the rules, `typed` and `search` are manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Camera,
    Image,
    Licence,
    Typed,
    Search,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExemptionStated {
    pub ground: String,
    /// Number of the document, complaint or case; may be blank.
    pub reference: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Afterwards {
    pub why: String,
}

/// Optional always; degrees WGS-84 and metres.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
    pub accuracy: f64,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PackRef {
    pub id: String,
    pub version: u32,
    pub hash: String,
}

/// The verdict as the officer saw it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(
    tag = "state",
    rename_all = "snake_case",
    rename_all_fields = "snake_case"
)]
pub enum Shown {
    /// The rules' output line, as JSON.
    Evaluated {
        #[schema(value_type = Object)]
        output: serde_json::Value,
        /// When the data under it was last synced, RFC 3339, or null.
        as_of: Option<String>,
    },
    NotEvaluated,
}

/// What the officer decided on a violation; `averted` events carry `went_in: false`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Decision {
    pub went_in: bool,
    pub reason: Option<String>,
}

/// Body of `attendance`: what the leader's screen said.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AttendanceBody {
    pub registration: String,
    /// Base64url SHA-256 of the registration's JWS, as the leader's screen said.
    pub hash: String,
    pub organ: String,
}

/// Body of `same_visit`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SameVisitBody {
    pub registrations: [String; 2],
}

/// Body of `amendment`: each field present is set whole; for each the last by (estimated time, id) wins.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AmendmentBody {
    pub registration: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<ExemptionStated>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matters: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<String>,
}

/// Body of `withdrawal`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WithdrawalBody {
    pub registration: String,
    pub reason: String,
}

/// Body of `outcome`: what came of the visit. A later one by (estimated time, id) takes the place of an earlier.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OutcomeBody {
    pub registration: String,
    pub result: OutcomeResult,
    /// What was ordered or done, at most 2,000 characters; blank where there is nothing to say. The enterprise sees it.
    pub measures: String,
    /// YYYY-MM-DD, the last day for putting right what was found.
    pub rectify_by: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeResult {
    NoProblem,
    Problems,
    /// The officers were not let in.
    Refused,
    /// The enterprise was closed.
    Closed,
    /// It was not where it should be.
    NotFound,
    NotCompleted,
}

/// Body of `explanation`: of a rule's finding of the registration. The enterprise never sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ExplanationBody {
    pub registration: String,
    /// As in packs.
    pub rule: String,
    /// 1–2,000 characters.
    pub text: String,
}

impl OutcomeResult {
    /// As sealed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoProblem => "no_problem",
            Self::Problems => "problems",
            Self::Refused => "refused",
            Self::Closed => "closed",
            Self::NotFound => "not_found",
            Self::NotCompleted => "not_completed",
        }
    }
}
