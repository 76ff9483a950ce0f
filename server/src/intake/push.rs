//! Push: up to 100 sealed events in, a result for each out. Verified off the writer, stored each in a savepoint of its
//! own, settled together, answered after the commit.

use std::sync::Arc;

use uuid::Uuid;

use crate::intake::batch::Batch;
use crate::keys::{Keys, SealError};
use crate::registration::Packs;
use crate::store::{Store, StoreError};
use crate::wire::event::ClockKind;
use crate::wire::sync::{PushRequest, PushResponse};

/// Events to a push: half a minute of the worst signal.
pub const EVENTS: usize = 100;
/// When and how a push came in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Milliseconds, by the server's clock: the events' first arrival.
    pub now: i64,
    /// Which clock this server goes by.
    pub clock: ClockKind,
    /// New after a restore from backup.
    pub epoch: Arc<str>,
    /// The officer whose key proved the request: told the verdicts of own events. None: told none.
    pub proven: Option<Uuid>,
}

/// Why a push was not taken. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// More than [`EVENTS`]; the phone halves the batch.
    #[error("more events than a push may have")]
    TooMany,
    /// The database failed or is busy.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A receipt could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// What pushing needs beside the request. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub store: Store,
    /// What receipts are sealed with.
    pub keys: Arc<Keys>,
    /// What visits are judged by.
    pub packs: Packs,
}

/// Takes a push.
///
/// # Errors
/// When it is too large, or the database fails: then nothing of it is stored.
pub async fn push(
    desk: &Desk,
    arrival: Arrival,
    request: PushRequest,
) -> Result<PushResponse, PushError> {
    let (keys, at) = (desk.keys.clone(), arrival.clone());
    let batch = desk
        .store
        .read(move |c| Batch::prepare(c, &keys, &at, request))
        .await?;
    let packs = desk.packs.clone();
    let at = arrival.clone();
    let done = desk
        .store
        .write(move |c| batch.commit(c, &packs, &at))
        .await?;
    Ok(done.response(&arrival))
}

/// The same without an async runtime: demo data, imports of exported records. Blocks.
///
/// # Errors
/// As [`push`].
pub fn push_blocking(
    desk: &Desk,
    arrival: &Arrival,
    request: PushRequest,
) -> Result<PushResponse, PushError> {
    let batch = desk
        .store
        .read_blocking(|c| Batch::prepare(c, &desk.keys, arrival, request))?;
    let (packs, at) = (desk.packs.clone(), arrival.clone());
    let done = desk
        .store
        .write_blocking(move |c| batch.commit(c, &packs, &at))?;
    Ok(done.response(arrival))
}
