//! Takes a push in: verifies each event, seals its receipt, and answers once the rows are durable.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::jws::Keys;
use crate::receipt::Sealer;
use crate::writer::{Row, Writer};

/// What all requests share.
pub struct Intake {
    keys: Keys,
    sealer: Sealer,
    writer: Writer,
}

/// Why a push is not taken; nothing of it is stored.
#[derive(Debug)]
pub struct NotTaken(&'static str);

impl std::fmt::Display for NotTaken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

#[derive(Deserialize)]
struct Request {
    events: Vec<String>,
}

/// The server's answer, as far as it applies.
#[derive(Serialize)]
pub struct Response {
    epoch: Uuid,
    server_time: String,
    upgrade_required: bool,
    chains: BTreeMap<String, u64>,
    results: Vec<Taken>,
}

#[derive(Serialize)]
struct Taken {
    status: &'static str,
    id: Uuid,
    hash: String,
    receipt: String,
}

impl Intake {
    /// Makes the database, and reads the phones' keys.
    pub fn open(database: &Path, keys: &[u8]) -> Result<Self> {
        Ok(Self {
            keys: Keys::read(keys)?,
            sealer: Sealer::new()?,
            writer: Writer::start(database)?,
        })
    }

    /// Takes a push. It verifies on the thread that took the request: there is one for each core.
    pub async fn push(&self, body: &[u8]) -> Result<Response, NotTaken> {
        let request: Request =
            serde_json::from_slice(body).map_err(|_| NotTaken("this is no push"))?;
        let server_time = Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true);
        let mut results = Vec::with_capacity(request.events.len());
        let mut rows = Vec::with_capacity(request.events.len());
        for event in request.events {
            let id = self
                .keys
                .verified(&event)
                .ok_or(NotTaken("no known key sealed this event"))?;
            let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(&event));
            let receipt = self
                .sealer
                .receipt(id, &hash, &server_time)
                .ok_or(NotTaken("the receipt cannot be sealed"))?;
            rows.push(Row {
                id,
                event,
                receipt: receipt.clone(),
            });
            results.push(Taken {
                status: "accepted",
                id,
                hash,
                receipt,
            });
        }
        let stored = self.writer.store(rows).await;
        stored.ok_or(NotTaken("the rows are not stored"))?;
        Ok(Response {
            epoch: self.sealer.epoch,
            server_time,
            upgrade_required: false,
            chains: BTreeMap::new(),
            results,
        })
    }
}
