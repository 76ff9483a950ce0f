//! Shapes enterprises and codes, for the administrator's screens.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::problem::Words;
use crate::wire::texts::{self, IdText, InstantText};

/// `GET /api/v1/enterprises?q=…`: by name, pinyin initials or credit code; at most 50.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnterpriseList {
    pub items: Vec<EnterpriseView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnterpriseView {
    pub id: String,
    pub name: String,
    pub credit_code: Option<String>,
    /// `open`, `closed`, `deregistered`.
    pub state: String,
    pub region: String,
    pub premises: Vec<PremisesView>,
    /// The enterprise that it was merged into; its premises and codes are that one's.
    #[serde(default)]
    pub merged_into: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PremisesView {
    pub id: String,
    pub address: String,
    pub region: String,
    pub codes: Vec<CodeView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CodeView {
    /// Hex, 16 digits.
    pub fingerprint: String,
    /// `door` or `foreign`.
    pub kind: String,
    /// The door code's id or the foreign code's text; null for whoever does not manage the code.
    pub text: Option<String>,
    /// A door code's id as it stands on its sheet, to be read out and typed: in groups, with its check character.
    #[serde(default)]
    pub printed: Option<String>,
    /// Null: from its first registration on, whenever that was.
    pub since: Option<String>,
    pub until: Option<String>,
}

/// `POST /api/v1/premises/{id}/codes`: `{}` makes a door code; `{"text": …}` binds a foreign one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BindCodeRequest {
    pub text: Option<String>,
}

/// `POST /api/v1/prints`: a sheet of door codes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PrintRequest {
    #[schema(schema_with = texts::printed_premises)]
    pub premises: Vec<uuid::Uuid>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PrintResponse {
    /// To be opened in a new window, and printed from there. Needs no access token.
    pub url: String,
    /// RFC 3339; ten minutes from now.
    pub expires_at: String,
}

/// `GET /api/v1/unknown-codes`: codes that came with registrations and are bound to nothing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnknownCodeList {
    pub items: Vec<UnknownCode>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnknownCode {
    pub fingerprint: String,
    pub kind: String,
    /// The text as scanned.
    pub text: String,
    pub first_seen: String,
    pub last_seen: String,
    pub registrations: u32,
    /// The organs whose officers scanned it: ids, and in the same order their names.
    pub organs: Vec<String>,
    #[serde(default)]
    pub organ_names: Vec<Words>,
}

/// `POST /api/v1/unknown-codes/{fingerprint}/resolve`: binds it, re-judges what came with it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResolveCodeRequest {
    #[schema(value_type = IdText)]
    pub premises: String,
    /// Null: from the code's first registration.
    #[schema(value_type = Option<InstantText>)]
    pub from: Option<String>,
}

/// `GET /api/v1/health`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Health {
    /// `ok`, or what is wrong in one word.
    pub status: String,
    /// This, and `disk_free_bytes`, for whoever asks on the server's own machine; null for everybody else.
    pub version: Option<String>,
    pub epoch: String,
    /// Seconds since the oldest held event came, or null.
    pub oldest_held_seconds: Option<u64>,
    pub disk_free_bytes: Option<u64>,
}
