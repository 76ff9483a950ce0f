//! Desk acts that change what verdicts rest on: events in the server's own chain, and what asks for them.
//! `docs/SYNC-PROTOCOL.md` is the meaning.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The payload of a desk act's JWS (`typ: ruqi-event`), by the server's key. A chain belongs to that key and the epoch.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskEvent {
    /// UUIDv7.
    pub id: String,
    /// `code_resolved`, `desk_withdrawal`, `aside_accepted`, `aside_refused`, `merger`.
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

/// Body of `desk_withdrawal`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskWithdrawalBody {
    pub registration: String,
    pub reason: String,
    /// The organ's manager.
    pub by: String,
}

/// Body of `aside_accepted` and `aside_refused`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AsideBody {
    /// Base64url SHA-256 of the record's bytes.
    pub hash: String,
    /// For what it had been set aside; `gap`: it was held.
    pub why: String,
    /// Its id, where it could be read.
    pub event: Option<String>,
    pub reason: String,
    /// The supervisor.
    pub by: String,
}

/// Body of `merger`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MergerBody {
    /// The enterprise that is none any more, and the one that survives.
    pub from: String,
    pub into: String,
    /// RFC 3339: when they became one, for the record.
    pub since: String,
    pub reason: String,
    /// The administrator.
    pub by: String,
}

/// `POST /api/v1/enterprises/{id}/merge`: that enterprise is merged into another.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MergeRequest {
    /// The enterprise that survives.
    pub into: String,
    /// RFC 3339, not in the future; null: now.
    pub since: Option<String>,
    /// 1–500 characters.
    pub reason: String,
}

/// `POST /api/v1/registrations/{id}/withdraw`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WithdrawRequest {
    /// 1–500 characters; its organ and the supervisor see it, the enterprise never.
    pub reason: String,
}
