//! Judges what pushes and desks left pending, turn by turn, as long as the server runs.

use std::time::Duration;

use crate::registration::judge::pending_turn::take_turn;
use crate::state::AppState;

/// Between two looks while nothing is pending: nobody waits for it, phones judge by themselves.
const EVERY: Duration = Duration::from_secs(1);

/// Looks at once and every second, and goes on until nothing is left. Whoever writes meanwhile comes in between two turns.
pub async fn watch(state: AppState) {
    let mut due = tokio::time::interval(EVERY);
    due.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut last = None;
    loop {
        due.tick().await;
        loop {
            match take_turn(&state.store, &state.packs, state.clock.now(), last).await {
                Ok(None) => break,
                Ok(next) => last = next,
                Err(error) => {
                    tracing::error!(%error, "what is pending could not be judged");
                    break;
                }
            }
        }
    }
}
