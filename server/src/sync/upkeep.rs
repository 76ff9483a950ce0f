//! What the server does by itself, as long as it runs.

use std::time::Duration;

use super::push::{Arrival, PushError};
use super::{held, newer, stray, tombstones};
use crate::state::AppState;

/// Between two looks: a minute more is nothing to 72 hours.
const EVERY: Duration = Duration::from_secs(60);

/// Looks at once and every minute. What fails is tried again a minute later.
pub async fn watch(state: AppState) {
    let mut due = tokio::time::interval(EVERY);
    // What is known of types changes with an update alone, which is a start.
    let mut updated = true;
    loop {
        due.tick().await;
        match look(&state, updated).await {
            Ok(()) => updated = false,
            Err(error) => tracing::error!(%error, "upkeep failed"),
        }
    }
}

async fn look(state: &AppState, updated: bool) -> Result<(), PushError> {
    let (desk, clock) = (&state.desk(), state.clock);
    let arrival = Arrival {
        now: clock.now(),
        clock: state.clock_kind(),
        epoch: state.epoch.clone(),
        proven: None,
    };
    if updated {
        match newer::look_again(desk, &arrival).await? {
            0 => {}
            records => tracing::info!(records, "their type is known now: they were looked at"),
        }
    }
    match stray::bring_back(desk, &arrival).await? {
        0 => {}
        records => tracing::info!(
            records,
            "officers are known again: their records were looked at"
        ),
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
