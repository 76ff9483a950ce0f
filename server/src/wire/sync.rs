//! Shapes enrolment, push and pull. `docs/SYNC-PROTOCOL.md` is the meaning; this is the shape.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::wire::problem::Words;
use crate::wire::texts::{self, IdText};

/// `GET /api/v1/sync/probe`, open to all: is the server there, and what time is it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProbeResponse {
    /// New after a restore from backup.
    pub epoch: String,
    /// RFC 3339 with milliseconds; a demo's clock where there is one.
    pub server_time: String,
    /// Milliseconds to add to real time, in a demo; null on a real server.
    pub demo_offset_ms: Option<i64>,
    /// For the proof that goes with a push; good for 10 minutes.
    pub nonce: String,
    pub version: String,
    /// An app older than this is told to update (426 from pull).
    pub min_app: String,
}

/// `POST /api/v1/sync/enrol`, signed in as an officer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnrolRequest {
    /// UUID, made by the phone.
    #[schema(value_type = IdText)]
    pub device: String,
    /// Public key, EC P-256 JWK: `kty`, `crv`, `x`, `y`.
    #[schema(value_type = Object)]
    pub jwk: serde_json::Value,
    /// How the phone keeps the key: `non_extractable`, `jwk` or `memory`.
    pub grade: String,
    /// Compact JWS by that key over `{"nonce": <from the probe>, "device": …}`: the phone does hold it.
    pub proof: String,
    /// The officer's earlier keys whose storage was lost: what waits in their chains for a missing record
    /// counts, with the mark `gap`. Keys that are not the officer's are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(schema_with = texts::lost_keys)]
    pub lost: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnrolResponse {
    /// RFC 7638 thumbprint, base64url: the chain's name.
    pub kid: String,
    /// Compact JWS by the server over `{kid, jwk, device, officer, grade, since}`.
    pub certificate: String,
    pub officer: OfficerView,
    /// The officer's chains in which records wait for a missing one, longest waiting first, at most 10: the phone asks
    /// whether their storage was lost.
    #[serde(default)]
    pub waiting: Vec<WaitingChain>,
}

/// A chain in which records are held.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct WaitingChain {
    pub kid: String,
    /// UUID: one that is not this phone's is another phone or browser, or this one before its storage went.
    pub device: String,
    /// RFC 3339: when the key was enrolled.
    pub since: String,
    /// How many wait.
    pub records: i64,
    /// RFC 3339: when the first of them counts by itself.
    pub until: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OfficerView {
    pub id: String,
    pub name: String,
    pub certificate: Option<String>,
    /// YYYY-MM-DD, the last day.
    pub certificate_until: Option<String>,
    /// The organ that the officer acts for now, its level and its region's code.
    pub organ: String,
    pub level: String,
    pub region: String,
}

/// `POST /api/v1/sync/push`. At most 100 events and 1 MiB. No access token; header `Ruqi-Proof` optional:
/// a compact JWS by an enrolled key over `{"nonce": …, "body": <base64url SHA-256 of this body>}`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct PushRequest {
    /// Compact JWS each, in the chain's order.
    #[schema(schema_with = texts::pushed_events)]
    pub events: Vec<String>,
    /// Certificates of the chains, where the server may have lost them (after a restore).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<String>,
    /// Original receipts by event id, likewise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub receipts: BTreeMap<String, String>,
    /// Chains (kid) whose heads are asked for, beside those of the events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chains: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PushResponse {
    pub epoch: String,
    pub server_time: String,
    pub upgrade_required: bool,
    /// For each chain asked for or touched: the last contiguous number that the server has (0: none).
    pub chains: BTreeMap<String, u64>,
    /// One for each event, in the request's order.
    pub results: Vec<PushResult>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PushResult {
    pub status: PushStatus,
    /// The event's id, where it could be read.
    pub id: Option<String>,
    /// Base64url SHA-256 of the JWS as received.
    pub hash: String,
    /// Compact JWS by the server over `{event, hash, received_at, epoch}`; not for `rejected`.
    pub receipt: Option<String>,
    /// The server's verdict (the rules' output), for an accepted registration and a proven caller.
    #[schema(value_type = Option<Object>)]
    pub verdict: Option<Box<RawValue>>,
    /// Accepted though an earlier event of the chain never came.
    pub gap: bool,
    /// For held, quarantined and rejected: `gap`, `bad_signature`, `unknown_key`, `revoked_key`, `not_the_keys_author`,
    /// `id_with_other_bytes`, `number_taken`, `broken_chain`, `unknown_type`, `bad_time`, `other_clock`, `malformed`,
    /// `not_of_the_organ`, `not_an_event`, `too_large`.
    pub why: Option<String>,
    /// The same for the person, in plain words.
    pub words: Option<Words>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PushStatus {
    Accepted,
    Duplicate,
    Held,
    Quarantined,
    Rejected,
}

/// `GET /api/v1/sync/pull?cursor=…` (access token, officer). 410: begin again without a cursor. 426: app too old.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PullResponse {
    pub epoch: String,
    pub server_time: String,
    pub cursor: String,
    pub has_more: bool,
    /// Rows still to come after this page, for the progress bar; an estimate.
    pub remaining: u64,
    /// In commit order; neighbours of one kind share a block.
    pub blocks: Vec<Block>,
}

/// Rows of one kind as arrays in the order of `cols`; the first column is the row's key. Kinds and columns:
///
/// - `region`: code, name, name_en, level, parent
/// - `organ`: id, name, name_en, level, region
/// - `matter`: id, name, name_en, basis, organ, method, cap
/// - `pack`: hash, id, version, json, signature
/// - `officer`: id, name, certificate, certificate_until, organ
/// - `enterprise`: id, name, initials, credit_code, state, region, premises `[[id, address, region]]`, codes `[[fingerprint hex, kind, premises id]]`,
///   grades `[[grade, first day, last day or null]]`
/// - `plan_item`: id, organ, enterprise, matters, from, to
/// - `filing`: id, organ, enterprise, matters, from, to, filed_at (ms), approved_at (ms or null)
/// - `visit`: id, enterprise, premises, organ, level, at (ms), started_at (ms), category, matters, ground, blank, joint, void
/// - `registration`: id, then one JSON object, a `RegistrationView`
/// - `aside`: hash (base64url, of an own record that was held or set aside), event (id or null), why, state (`accepted` or
///   `refused`, at a desk), reason, at (ms)
///
/// `enterprise` of a visit is an enterprise's id or `code:` + fingerprint in hex.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Block {
    pub kind: String,
    pub cols: Vec<String>,
    pub rows: Vec<Vec<serde_json::Value>>,
    /// Keys of rows that left the scope.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
}
