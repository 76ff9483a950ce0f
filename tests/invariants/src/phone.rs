//! What one phone keeps, as `tests/lib/phone-evidence.mjs` reads it out of the app; and what the server showed an enterprise.

use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    Phone(Phone),
    Visits(Visits),
}

#[derive(Deserialize)]
pub struct Phone {
    pub officers: Vec<Evidence>,
}

/// The evidence of one officer.
#[derive(Deserialize)]
pub struct Evidence {
    pub officer: Uuid,
    /// The server's, when it last confirmed something.
    pub epoch: Option<String>,
    pub chains: Vec<Chain>,
    pub heads: Vec<Head>,
    pub events: Vec<Sealed>,
}

#[derive(Deserialize)]
pub struct Chain {
    pub kid: String,
    pub jwk: Value,
    pub certificate: Option<String>,
}

#[derive(Deserialize)]
pub struct Head {
    pub kid: String,
    pub seq: i64,
    pub hash: String,
}

/// One sealed event, where it stands in the outbox, and what the server confirmed.
#[derive(Deserialize)]
pub struct Sealed {
    /// A UUID, unless whoever sealed it was no honest phone.
    pub id: String,
    pub kid: Option<String>,
    pub seq: Option<i64>,
    /// Null where a row speaks of an event that is not there.
    pub jws: Option<String>,
    pub hash: Option<String>,
    pub outbox: Option<Waiting>,
    pub sent: Option<Sent>,
}

#[derive(Deserialize)]
pub struct Waiting {
    /// `waiting`, `held` or `set_aside`.
    pub state: String,
    pub why: Option<String>,
}

#[derive(Deserialize)]
pub struct Sent {
    pub receipt: Option<String>,
    pub received_at: Option<String>,
}

/// All visits that the enterprise's page showed.
#[derive(Deserialize)]
pub struct Visits {
    pub enterprise: Uuid,
    pub ids: Vec<Uuid>,
}
