//! Shapes the audit trail, as administrators read it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::wire::visits::OfficerSeen;

/// `GET /api/v1/audit?before=…&act=…&actor=…`: latest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AuditList {
    pub items: Vec<AuditView>,
    /// For the next page, or null.
    pub before: Option<String>,
}

/// A line of the trail.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AuditView {
    /// Its place, from 1, without gaps: the name of the line.
    pub n: String,
    /// RFC 3339.
    pub at: String,
    /// What was done, as `docs/OPERATIONS.md` lists it; a later server may say more.
    pub act: String,
    /// Who did it; null for the machine and for somebody who is not known.
    pub actor: Option<OfficerSeen>,
    /// To whom or what, an id; to a person, with the name.
    pub subject: Option<String>,
    pub subject_name: Option<String>,
    /// More, as the act has it.
    pub detail: Option<Value>,
    /// SHA-256, base64url, over this line and the hash of the one before; null for lines of before there were chains.
    pub hash: Option<String>,
}
