//! Shapes errors as problem details (RFC 9457), in Chinese and English, for a person to read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `application/problem+json`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDetails {
    /// `/problems/<slug>`: the kind of error, stable, for programs.
    pub r#type: String,
    /// The HTTP status, 400–599.
    pub status: u16,
    /// What happened, what is safe and what to do, for the person at the screen.
    pub title: Words,
    /// The place and the fact, for whoever mends it; never a name, a code or a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// One sentence in both languages.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq, ToSchema)]
pub struct Words {
    pub zh: String,
    pub en: String,
}
