//! Shapes what a person does with their own account: the password, and the sessions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `GET /api/v1/me/sessions`: the sessions that go on, the one that was used last first; at most 100.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionList {
    pub items: Vec<SessionView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionView {
    pub id: String,
    /// Browser and system in plain words, as `Chrome · Android`; null where they are not known.
    pub device: Option<String>,
    /// RFC 3339: signed in, and the server was last asked for a new token, which an app in use does every few minutes.
    pub since: String,
    pub last_used: String,
    /// The one that asks.
    pub current: bool,
}

/// `POST /api/v1/me/password`: ends the person's other sessions.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasswordChangeRequest {
    /// The present password.
    pub present: String,
    /// 8–256 characters, not easy to guess.
    pub new: String,
}
