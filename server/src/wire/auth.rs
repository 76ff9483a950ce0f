//! Shapes signing in, and what a person is told of themselves.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::wire::texts::{FeedbackText, IdText, InstantText, PageNameText, PasswordText};

/// `POST /api/v1/auth/sign-in`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignInRequest {
    pub login: String,
    pub password: String,
}

/// Answer to signing in, to `POST /api/v1/auth/refresh` (cookie) and to a link's use.
/// The refresh token travels in an HttpOnly cookie.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionResponse {
    /// JWT, to be sent as `Authorization: Bearer`.
    pub access_token: String,
    /// Seconds until it ends.
    pub expires_in: u32,
    pub me: Me,
    /// What opens that which this person's phones put away at signing out: 32 bytes each, base64url, the one to put
    /// away by first.
    #[serde(default)]
    pub copy_keys: Vec<String>,
}

/// `GET /api/v1/me`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Me {
    #[schema(value_type = IdText)]
    pub id: String,
    pub name: String,
    pub roles: Vec<RoleHeld>,
    /// Changes whenever what this person may see changes.
    pub scope: String,
}

/// A role and the place that it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(
    tag = "role",
    rename_all = "snake_case",
    rename_all_fields = "snake_case"
)]
pub enum RoleHeld {
    Officer {
        organ: String,
        organ_name: String,
        level: String,
        region: String,
    },
    Manager {
        organ: String,
        organ_name: String,
        level: String,
        region: String,
    },
    Supervisor {
        region: String,
        region_name: String,
    },
    Enterprise {
        enterprise: String,
        enterprise_name: String,
    },
    Administrator,
}

/// `GET /api/v1/auth/links/{token}`: looks, consumes nothing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LinkView {
    pub name: String,
    pub login: String,
    #[schema(value_type = InstantText)]
    pub expires_at: String,
}

/// `POST /api/v1/auth/links/{token}`: consumes it, sets the password, signs in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UseLinkRequest {
    #[schema(value_type = PasswordText)]
    pub password: String,
}

/// `POST /api/v1/feedback`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FeedbackRequest {
    /// A UUID of the phone's: what is sent again under it is kept once. Phones of earlier builds send none.
    #[serde(default)]
    #[schema(value_type = Option<IdText>)]
    pub id: Option<Uuid>,
    /// The route's name.
    #[schema(value_type = PageNameText)]
    pub page: String,
    #[schema(value_type = FeedbackText)]
    pub text: String,
}

/// `POST /api/v1/people/{id}/link`: a one-time link, shown once and stored nowhere.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LinkResponse {
    pub url: String,
    #[schema(value_type = InstantText)]
    pub expires_at: String,
}
