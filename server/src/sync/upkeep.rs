//! What the server does by itself, as long as it runs.

use std::time::Duration;

use super::push::{Arrival, PushError};
use super::{held, stray, tombstones};
use crate::state::AppState;

/// Between two looks: a minute more is nothing to 72 hours.
const EVERY: Duration = Duration::from_secs(60);

/// Looks at once and every minute. What fails is tried again a minute later.
pub async fn watch(state: AppState) {
    let mut due = tokio::time::interval(EVERY);
    loop {
        due.tick().await;
        if let Err(error) = look(&state).await {
            tracing::error!(%error, "upkeep failed");
        }
    }
}

async fn look(state: &AppState) -> Result<(), PushError> {
    let (desk, clock) = (&state.desk(), state.clock);
    let arrival = Arrival {
        now: clock.now(),
        clock: state.clock_kind(),
        epoch: state.epoch.clone(),
        proven: None,
    };
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
