//! Shapes desk acts: the events in the server's own chain, and what asks for them.
//! `docs/SYNC-PROTOCOL.md` is the meaning.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::texts::{IdText, InstantText, ReasonText};

/// The payload of a desk act's JWS (`typ: ruqi-event`), by the server's key. A chain belongs to that key and the epoch.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskEvent {
    /// UUIDv7.
    pub id: String,
    /// One of the types of `DeskRecord`.
    pub r#type: String,
    /// Whose desk it was.
    pub author: String,
    /// The server's when the act was done.
    pub epoch: String,
    /// Place in the chain, from 1, no gaps.
    pub seq: i64,
    /// Hash of the JWS before; the first: of `<kid>.<epoch>`.
    pub prev: String,
    /// RFC 3339, by the server's clock.
    pub wall: String,
    /// What the type carries.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
}

/// `POST /api/v1/enterprises/{id}/merge`: that enterprise is merged into another.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MergeRequest {
    /// The enterprise that survives.
    #[schema(value_type = IdText)]
    pub into: String,
    /// Not in the future; null: now.
    #[schema(value_type = Option<InstantText>)]
    pub since: Option<String>,
    #[schema(value_type = ReasonText)]
    pub reason: String,
}

/// `POST /api/v1/registrations/{id}/withdraw`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WithdrawRequest {
    /// Its organ and the supervisor see it, the enterprise never.
    #[schema(value_type = ReasonText)]
    pub reason: String,
}
