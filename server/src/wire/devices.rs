//! Shapes people and their phones, and revoking a phone's key.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::texts::{HashText, IdText, ReasonText};

/// `GET /api/v1/people?q=…`: by part of the name or beginning of the login; at most 50.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PersonList {
    pub items: Vec<PersonView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PersonView {
    #[schema(value_type = IdText)]
    pub id: String,
    pub name: String,
    pub login: Option<String>,
    pub certificate: Option<String>,
    /// YYYY-MM-DD, the last day.
    pub certificate_until: Option<String>,
}

/// `GET /api/v1/people/{id}/devices?state=…&before=…&limit=…`: the keys that were enrolled for a person, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeviceList {
    pub items: Vec<DeviceView>,
    /// For the next page, or null.
    pub before: Option<String>,
}

/// Whether what a phone's key seals counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    Good,
    Revoked,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeviceView {
    /// RFC 7638 thumbprint of the key, base64url: the enrolment's name.
    #[schema(value_type = HashText)]
    pub kid: String,
    /// UUID that the phone goes by.
    pub device: String,
    /// How the phone keeps the key: `non_extractable`, `jwk` or `memory`.
    pub grade: String,
    /// RFC 3339: enrolled, and revoked if it was.
    pub since: String,
    pub revoked_at: Option<String>,
}

/// `POST /api/v1/enrolments/{kid}/revoke`: what comes from that key from now on is set aside.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RevokeRequest {
    /// For the audit trail.
    #[schema(value_type = ReasonText)]
    pub reason: String,
}
