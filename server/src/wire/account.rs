//! Shapes what a person does with their own account: the password, and the sessions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::texts::{IdText, InstantText, PasswordText};

/// `GET /api/v1/me/sessions`: the sessions that go on, the one that was used last first; at most 100.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionList {
    pub items: Vec<SessionView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionView {
    #[schema(value_type = IdText)]
    pub id: String,
    /// Browser and system in plain words, as `Chrome · Android`; null where they are not known.
    pub device: Option<String>,
    /// RFC 3339: signed in, and the server was last asked for a new token, which an app in use does every few minutes.
    #[schema(value_type = InstantText)]
    pub since: String,
    #[schema(value_type = InstantText)]
    pub last_used: String,
    /// The one that asks.
    pub current: bool,
}

/// `POST /api/v1/me/password`: ends the person's other sessions.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PasswordChangeRequest {
    /// The present password.
    pub present: String,
    /// Not easy to guess.
    #[schema(value_type = PasswordText)]
    pub new: String,
}
