//! Shapes the sealed record: the payload of an event's JWS, and the values that bodies of several types share. The
//! bodies are in `record/types/`, a file a type; `docs/SYNC-PROTOCOL.md` has the table of every field. Unknown fields
//! and unknown types are kept: the bytes are stored as received and these types only read them.

use ruqi_rules::enum_words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What every event carries. Instants are RFC 3339 text with at most milliseconds.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Event)]
pub struct EventPayload {
    /// UUIDv7, lower-case text. A registration's id is the rules' visit id.
    pub id: String,
    /// One of the types of `SealedRecord`, or a later type.
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
    pub heard: Option<LastHeard>,
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
#[schema(as = Heard)]
pub struct LastHeard {
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

/// Where the phone was; optional always. Degrees WGS-84 and metres.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Geolocation {
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

enum_words! {
    #[derive(ToSchema)]
    #[schema(rename_all = "snake_case")]
    pub enum OutcomeResult {
        NoProblem = "no_problem",
        Problems = "problems",
        /// The officers were not let in.
        Refused = "refused",
        /// The enterprise was closed.
        Closed = "closed",
        /// It was not where it should be.
        NotFound = "not_found",
        NotCompleted = "not_completed",
    }
}
