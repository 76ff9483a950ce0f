//! Takes a push of up to 100 sealed events, and answers a result for each: they are verified off the writer, stored
//! each in a savepoint of its own, settled together, and answered after the commit.

use crate::intake::arrival::{Arrival, PushError};
use crate::intake::batch::Batch;
use crate::services::Services;
use crate::wire::sync::{PushRequest, PushResponse};

/// Takes a push.
///
/// # Errors
/// When it is too large, or the database fails: then nothing of it is stored.
pub async fn push(
    services: &Services,
    arrival: Arrival,
    request: PushRequest,
) -> Result<PushResponse, PushError> {
    let (keys, at) = (services.keys.clone(), arrival.clone());
    let batch = services
        .store
        .read(move |c| Batch::prepare(c, &keys, &at, request))
        .await?;
    let packs = services.packs.clone();
    let at = arrival.clone();
    let done = services
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
    services: &Services,
    arrival: &Arrival,
    request: PushRequest,
) -> Result<PushResponse, PushError> {
    let batch = services
        .store
        .read_blocking(|c| Batch::prepare(c, &services.keys, arrival, request))?;
    let (packs, at) = (services.packs.clone(), arrival.clone());
    let done = services
        .store
        .write_blocking(move |c| batch.commit(c, &packs, &at))?;
    Ok(done.response(arrival))
}
