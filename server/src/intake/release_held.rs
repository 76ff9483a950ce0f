//! Releases held events: after 72 hours they count without the earlier one of their chain, with the mark `gap`.

use crate::intake::chain::Chain;
use crate::intake::effects::Effects;
use crate::record::event::MAX_HELD_MS;
use crate::registration::Packs;
use crate::services::Services;
use crate::store::evidence::{enrolments, events};
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// Events looked at in one transaction: pushes wait behind it.
const AT_ONCE: u32 = 200;

/// Lets events count that have waited for 72 hours at `now`. Returns how many were due; as long as
/// that is not 0, there may be more.
pub async fn release_held(services: &Services, now: Instant) -> Result<usize, StoreError> {
    let packs = services.packs.clone();
    // Looked for by a reader first: a quiet night costs no transaction.
    let due = services
        .store
        .read(move |c| events::held_since(c, now - MAX_HELD_MS, 1))
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    services.store.write(move |c| release(c, &packs, now)).await
}

fn release(c: &Tx, packs: &Packs, now: Instant) -> Result<usize, StoreError> {
    let due = events::held_since(c, now - MAX_HELD_MS, AT_ONCE)?;
    let mut effects = Effects::default();
    for (kid, seq) in &due {
        let Some(enrolment) = enrolments::get(c, kid)? else {
            continue;
        };
        let mut chain = Chain::open(c, enrolment)?;
        chain.give_up_to(c, *seq, &mut effects)?.set_aside(c)?;
        chain.save(c)?;
    }
    effects.settle(c, packs, now)?;
    Ok(due.len())
}
