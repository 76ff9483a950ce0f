//! What the server does by itself, as long as it runs.

use std::time::Duration;

use super::push::{Desk, PushError};
use super::{held, returned, tombstones};
use crate::clock::Clock;

/// Between two looks: a minute more is nothing to 72 hours.
const EVERY: Duration = Duration::from_secs(60);

/// Looks at once and every minute. What fails is tried again a minute later.
pub async fn watch(desk: Desk, clock: Clock) {
    let mut due = tokio::time::interval(EVERY);
    let mut started = false;
    loop {
        due.tick().await;
        // An update is a new start: what is known changes with nothing else.
        if !started {
            started = has_looked_again(&desk, clock).await;
        }
        if let Err(error) = look(&desk, clock).await {
            tracing::error!(%error, "upkeep failed");
        }
    }
}

async fn has_looked_again(desk: &Desk, clock: Clock) -> bool {
    match returned::types_known_now(desk, clock).await {
        Ok(0) => true,
        Ok(records) => {
            tracing::info!(records, "records of a type that is known now");
            true
        }
        Err(error) => {
            tracing::error!(%error, "upkeep failed");
            false
        }
    }
}

async fn look(desk: &Desk, clock: Clock) -> Result<(), PushError> {
    while let Some(records) = returned::take_up(desk, clock).await? {
        tracing::info!(records, "a chain was taken up again");
    }
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
