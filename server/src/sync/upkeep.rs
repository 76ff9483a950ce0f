//! What the server does by itself, as long as it runs.

use std::time::Duration;

use super::push::Desk;
use super::{held, tombstones};
use crate::clock::Clock;
use crate::store::StoreError;

/// Between two looks: a minute more is nothing to 72 hours.
const EVERY: Duration = Duration::from_secs(60);

/// Looks at once and every minute. What fails is tried again a minute later.
pub async fn watch(desk: Desk, clock: Clock) {
    let mut due = tokio::time::interval(EVERY);
    loop {
        due.tick().await;
        if let Err(error) = look(&desk, clock).await {
            tracing::error!(%error, "upkeep failed");
        }
    }
}

async fn look(desk: &Desk, clock: Clock) -> Result<(), StoreError> {
    loop {
        match held::release_held(desk, clock.now()).await? {
            0 => break,
            released => tracing::info!(released, "held events count now, with a gap"),
        }
    }
    loop {
        match tombstones::remove_old(desk, clock.now()).await? {
            0 => break,
            removed => tracing::info!(removed, "old tombstones were removed"),
        }
    }
    Ok(())
}
