//! Shapes the work list of what is held or quarantined, and deciding about it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::problem::Words;
use crate::wire::texts::{self, HashText, ReasonText};
use crate::wire::visits::OfficerSeen;

/// `GET /api/v1/aside?state=…&before=…`: latest first; a supervisor's of its region, a manager's of its own organ.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AsideList {
    pub items: Vec<AsideView>,
    /// For the next page, or null.
    pub before: Option<String>,
}

/// A record that does not count (yet), with what can be read of it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AsideView {
    /// Base64url SHA-256 of its bytes.
    #[schema(value_type = HashText)]
    pub hash: String,
    /// As push answers it: `gap` where it is held, else why it was set aside.
    pub why: String,
    pub words: Words,
    pub state: AsideState,
    /// RFC 3339: first arrival.
    pub received_at: String,
    /// Whose key signs, where the key is known.
    pub officer: Option<OfficerSeen>,
    /// The organ that the key's officer acted for last when it came.
    pub organ: Option<String>,
    pub organ_name: Option<String>,
    /// What it says of itself; null where it cannot be read. None of it is proven where `why` is `bad_signature`,
    /// `unknown_key` or `not_the_keys_author`.
    pub id: Option<String>,
    pub r#type: Option<String>,
    pub author: Option<OfficerSeen>,
    pub device: Option<String>,
    pub seq: Option<i64>,
    /// The phone's clock at sealing, as written.
    pub wall: Option<String>,
    /// The registrations that it speaks of, where it is none itself.
    pub registrations: Vec<String>,
    /// The enterprise that it names.
    pub enterprise: Option<String>,
    pub enterprise_name: Option<String>,
    /// Null: it can be accepted. Else why it cannot as it stands, and what to do instead.
    pub obstacle: Option<Words>,
    /// Whether it can be refused: a held one only waits.
    pub refusable: bool,
    /// The desk's, if it decided.
    pub decision: Option<AsideDecision>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AsideState {
    Waiting,
    /// Brought by a stranger and signed by no known key: it goes after 14 days by itself.
    Unproven,
    Accepted,
    Refused,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AsideDecision {
    /// The supervisor, by name.
    pub by: String,
    /// RFC 3339.
    pub at: String,
    pub reason: String,
}

/// `POST /api/v1/aside/refuse`: several at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RefuseRequest {
    /// Of a page of the list.
    #[schema(schema_with = texts::refused_hashes)]
    pub hashes: Vec<String>,
    /// The officers see it.
    #[schema(value_type = ReasonText)]
    pub reason: String,
}

/// What became of them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RefuseAnswer {
    pub refused: u32,
    /// Those that could not be refused: decided meanwhile, or gone.
    pub left: Vec<String>,
}

/// `POST /api/v1/aside/unproven/clear`: all of them in sight.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ClearAnswer {
    pub cleared: u64,
}

/// `POST /api/v1/aside/{hash}/accept` and `…/refuse`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DecideRequest {
    /// The officer sees it.
    #[schema(value_type = ReasonText)]
    pub reason: String,
}
