//! What the server does by itself, as long as it runs.

use std::time::Duration;

use crate::directory::renew_initials;
use crate::intake::arrival::{PushError, Source};
use crate::intake::{release_held, restored_chains};
use crate::pull::tombstones;
use crate::quarantine::{clear_unproven, retry_unknown_types};
use crate::record::erasure::Period;
use crate::retention::erase_events::{erase_old, least_days};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::derived::pending_verdicts;
use crate::store::whole_database;

/// Between two looks: a minute more is nothing to 72 hours.
const EVERY: Duration = Duration::from_secs(60);

/// What was done since the server started.
#[derive(Default)]
struct Done {
    /// What is known of types and of readings changes with an update alone, which is a start.
    updated: bool,
    /// Day (since 1970) of the last look for what is past the retention period.
    erased_on: Option<i32>,
    /// Something was erased, and may stand in the log still.
    to_fold: bool,
}

/// Looks at once and every minute. What fails is tried again a minute later.
pub async fn watch(state: AppState) {
    let mut due = tokio::time::interval(EVERY);
    let mut done = Done::default();
    loop {
        due.tick().await;
        if let Err(error) = look(&state, &mut done).await {
            tracing::error!(%error, "upkeep failed");
        }
    }
}

async fn look(state: &AppState, done: &mut Done) -> Result<(), PushError> {
    let (services, clock) = (&state.services(), state.clock);
    let arrival = state.arrival(Source::Here);
    if !done.updated {
        match retry_unknown_types::look_again(services, &arrival).await? {
            0 => {}
            records => tracing::info!(records, "their type is known now: they were looked at"),
        }
        match renew_initials::renew(services).await? {
            0 => {}
            names => tracing::info!(names, "their initials are read otherwise now"),
        }
        done.updated = true;
    }
    match restored_chains::bring_back(services, &arrival).await? {
        0 => {}
        records => tracing::info!(
            records,
            "officers are known again: their records were looked at"
        ),
    }
    loop {
        match release_held::release_held(services, clock.now()).await? {
            0 => break,
            released => tracing::info!(released, "held events count now, with a gap"),
        }
    }
    loop {
        match tombstones::remove_old(services, clock.now()).await? {
            0 => break,
            removed => tracing::info!(removed, "old tombstones were removed"),
        }
    }
    match clear_unproven::clear_old(services).await? {
        0 => {}
        records => tracing::info!(records, "strangers' records went: nobody had proved them"),
    }
    // After what was held: by now it counts, and goes with its visit.
    erase(state, done).await
}

async fn erase(state: &AppState, done: &mut Done) -> Result<(), PushError> {
    let (services, now) = (&state.services(), state.clock.now());
    // Once a day: a day more is nothing to years.
    let today = now.utc_day();
    // A verdict that is frozen by what is erased is one that was judged in full: a minute later it is.
    let pending = services.store.read(pending_verdicts::any).await?;
    if done.erased_on != Some(today) && !pending {
        let days = state.config.retention_days;
        // A pack of a longer window may have come in since the start.
        let packs = services.packs.clone();
        let window = services.store.read(move |c| packs.current(c)).await?;
        if days < least_days(window.longest_window_days()) {
            tracing::error!(
                days,
                "retention_days is shorter than the rules look back: nothing is erased"
            );
            done.erased_on = Some(today);
            return Ok(());
        }
        // Folded even if it breaks off midway.
        let before = std::mem::replace(&mut done.to_fold, true);
        let period = Period { now, days };
        let erased = erase_old(services, period, state.clock.real_now()).await?;
        done.erased_on = Some(today);
        done.to_fold = before || erased.any();
        if erased.any() {
            let (events, set_aside, rows) = (erased.events, erased.set_aside, erased.rows);
            tracing::info!(events, set_aside, rows, "past the retention period: erased");
        }
    }
    if done.to_fold {
        let database = state.config.database();
        let folded =
            tokio::task::spawn_blocking(move || whole_database::clear_overwritten(&database)).await;
        done.to_fold = !folded.map_err(|_| StoreError::Closed)??;
    }
    Ok(())
}
