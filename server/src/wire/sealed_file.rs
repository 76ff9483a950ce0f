//! Shapes a file of sealed records: exported from a phone that is given up or cannot send, taken in at an office.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `ruqi-….ruqi.json`; `POST /api/v1/sealed` takes it as it is. At most 10,000 events, 100 certificates and 64 MiB.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SealedFile {
    /// Always `ruqi-sealed`.
    pub format: String,
    /// 1.
    pub version: u32,
    /// RFC 3339, by the phone's clock.
    pub made_at: String,
    /// Compact JWS each, those of a chain in its order.
    pub events: Vec<String>,
    /// Of the chains, so that a server that lost them takes them up again.
    #[serde(default)]
    pub certificates: Vec<String>,
    /// By event id, of what was on a server before.
    #[serde(default)]
    pub receipts: BTreeMap<String, String>,
}
