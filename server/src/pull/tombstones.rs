//! Removes tombstones once no phone can need them.

use ruqi_rules::Instant;

use crate::services::Services;
use crate::store::pull::horizon::{self, TOMBSTONE_DAYS};
use crate::store::{StoreError, Tx};

/// Removed in one transaction: pushes wait behind it.
const AT_ONCE: u32 = 1_000;

/// Remembers how far the changes have come today (at `now`), and removes tombstones of more than 400 days
/// ago. Returns how many; as long as that is not 0, there may be more.
pub async fn remove_old(services: &Services, now: Instant) -> Result<usize, StoreError> {
    let today = now.utc_day();
    // Looked for by a reader first: but for once a day there is nothing to do.
    let due = services
        .store
        .read(move |c| {
            let due = horizon::due(c, today - TOMBSTONE_DAYS)?.is_some();
            Ok::<_, StoreError>(due || !horizon::has_day(c, today)?)
        })
        .await?;
    if !due {
        return Ok(0);
    }
    services.store.write(move |c| remove(c, today)).await
}

fn remove(c: &Tx, today: i32) -> Result<usize, StoreError> {
    horizon::keep_day(c, today)?;
    match horizon::due(c, today - TOMBSTONE_DAYS)? {
        Some(reached) => horizon::remove(c, reached, AT_ONCE),
        None => Ok(0),
    }
}
