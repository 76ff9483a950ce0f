//! Takes sealed records from a file: the same push, a batch at a time, by whoever brings the file. Each record proves
//! itself, so it does not matter who that is; taking the same file twice changes nothing.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::intake::arrival::{Arrival, PushError};
use crate::intake::push::push_blocking;
use crate::record::event::Claims;
use crate::record::jws::Sealed;
use crate::services::Services;
use crate::store::StoreError;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::ids::PersonId;
use crate::wire::sealed_file::SealedFile;
use crate::wire::sync::{PushRequest, PushResponse, PushStatus};
use crate::wire::texts::MAX_EVENTS_PER_PUSH;

/// Events to a file: what a phone can have queued.
pub const MOST: usize = 10_000;
/// Certificates to a file: a phone has one a chain, and each is checked with every batch.
pub const CHAINS: usize = 100;
/// Bytes of a file: twice what that many usual events take. It is held in memory.
pub const BYTES: usize = 64 << 20;

const FORMAT: &str = "ruqi-sealed";
const VERSION: u32 = 1;

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum SealedError {
    /// Over [`BYTES`].
    #[error("larger than 64 MiB")]
    TooLarge,
    /// Over [`MOST`] or [`CHAINS`].
    #[error("more than {MOST} records or {CHAINS} certificates")]
    TooMany,
    /// No such file, or not whole.
    #[error("not a whole file of sealed records: line {0}, column {1}")]
    NotOurs(usize, usize),
    /// It was received, and cannot be read back.
    #[error("the file could not be read: {0}")]
    Unreadable(#[source] std::io::Error),
    /// Of a later app.
    #[error("a file of version {0}, which this server does not know")]
    Newer(u32),
    /// The push failed; what came before it is stored.
    #[error(transparent)]
    Push(#[from] PushError),
    /// The trail could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads a file.
///
/// # Errors
/// When it is none of ours, not whole, or too large.
pub fn read(bytes: &[u8]) -> Result<SealedFile, SealedError> {
    #[derive(Deserialize)]
    struct Kind {
        format: String,
        version: u32,
    }
    if bytes.len() > BYTES {
        return Err(SealedError::TooLarge);
    }
    let not_ours = |error: serde_json::Error| SealedError::NotOurs(error.line(), error.column());
    let kind: Kind = serde_json::from_slice(bytes).map_err(not_ours)?;
    if kind.format != FORMAT {
        return Err(SealedError::NotOurs(1, 1));
    }
    if kind.version != VERSION {
        return Err(SealedError::Newer(kind.version));
    }
    let file: SealedFile = serde_json::from_slice(bytes).map_err(not_ours)?;
    let fits = file.events.len() <= MOST && file.certificates.len() <= CHAINS;
    fits.then_some(file).ok_or(SealedError::TooMany)
}

/// Takes a file in; answers what became of each record, in the file's order. `by`: who brings it, for the audit trail;
/// none at the machine's console. Blocks.
///
/// # Errors
/// When the database fails. What was stored before that stays; the file can be taken in again.
pub fn import(
    services: &Services,
    arrival: &Arrival,
    file: SealedFile,
    by: Option<PersonId>,
) -> Result<PushResponse, SealedError> {
    let name = Sha256::digest(file.events.join("\n"));
    let mut answer = PushResponse {
        epoch: arrival.epoch.to_string(),
        server_time: arrival.now.to_string(),
        upgrade_required: false,
        chains: BTreeMap::new(),
        results: Vec::new(),
    };
    let mut receipts = file.receipts;
    for events in file.events.chunks(MAX_EVENTS_PER_PUSH) {
        let request = PushRequest {
            events: events.to_vec(),
            certificates: file.certificates.clone(),
            receipts: events
                .iter()
                .filter_map(|event| receipts.remove_entry(&id_of(event)?))
                .collect(),
            chains: Vec::new(),
        };
        let said = push_blocking(services, arrival, request)?;
        answer.chains.extend(said.chains);
        answer.results.extend(said.results);
    }
    note(services, &hex::encode(name), &answer, by)?;
    Ok(answer)
}

fn id_of(event: &str) -> Option<String> {
    let sealed = Sealed::read(event.to_owned()).ok()?;
    Some(Claims::read(&sealed.payload).id?.to_string())
}

/// How many came to what.
pub fn count(answer: &PushResponse, status: PushStatus) -> usize {
    let all = answer.results.iter();
    all.filter(|result| result.status == status).count()
}

fn note(
    services: &Services,
    name: &str,
    answer: &PushResponse,
    by: Option<PersonId>,
) -> Result<(), StoreError> {
    let detail = serde_json::json!({
        "accepted": count(answer, PushStatus::Accepted),
        "duplicate": count(answer, PushStatus::Duplicate),
        "held": count(answer, PushStatus::Held),
        "quarantined": count(answer, PushStatus::Quarantined),
        "rejected": count(answer, PushStatus::Rejected),
    });
    let (name, detail, clock) = (name.to_owned(), detail.to_string(), services.clock);
    services.store.write_blocking(move |c| {
        audit::add(
            c,
            &AuditEntry {
                id: clock.new_id(),
                at: clock.now(),
                actor: by,
                act: "sealed_imported",
                subject: Some(&name),
                detail: Some(&detail),
            },
        )
    })
}
