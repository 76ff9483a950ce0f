//! Finds which visits keep the verdict that they have, since the rules may look back from them on what was erased.

use ruqi_rules::{Instant, PackSet};

use crate::registration::day::window_ms;
use crate::store::evidence::erasures;
use crate::store::{Db, StoreError};

/// Finds up to which instant visits keep the verdict that they have; none while nothing is erased.
pub fn frozen_until(db: &Db, packs: &PackSet) -> Result<Option<Instant>, StoreError> {
    let window = window_ms(packs.longest_window_days());
    Ok(erasures::reached(db)?.map(|reached| reached + window))
}
