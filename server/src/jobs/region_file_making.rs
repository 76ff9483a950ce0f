//! Makes the files that first fills begin with, as long as the server runs.

use std::time::Duration;

use crate::pull::region_file::RegionFileError;
use crate::pull::region_file::make::Maker;
use crate::state::AppState;

/// Between two looks: until a file is there, phones pull.
const EVERY: Duration = Duration::from_secs(60);

/// Looks at once and every minute. A file that cannot be made is tried again a minute later.
pub async fn watch(state: AppState) {
    let maker = Maker {
        services: state.services(),
        epoch: state.epoch.clone(),
        folder: state.config.region_files(),
    };
    let mut due = tokio::time::interval(EVERY);
    due.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        due.tick().await;
        if let Err(error) = look(&maker, &state).await {
            tracing::error!(%error, "a region's file could not be made");
        }
    }
}

async fn look(maker: &Maker, state: &AppState) -> Result<(), RegionFileError> {
    for region in maker.due(state.clock.now()).await? {
        maker.make(&region, state.clock.now()).await?;
        tracing::info!(region, "the file that first fills begin with was made");
    }
    maker.sweep().await.map(drop)
}
