//! Officers whom a restored server did not know, entered again: their chains are taken up, and what waited in quarantine
//! for that is looked at again, as of when it first came.

use super::push::{Arrival, Desk, EVENTS, PushError, push};
use crate::clock::Clock;
use crate::store::enrolment::Kid;
use crate::store::{StoreError, lost_chain, quarantine, setting};
use crate::wire::event::ClockKind;
use crate::wire::sync::PushRequest;

/// Takes up part of one such chain. Answers how many records were looked at; none: nobody came back.
///
/// # Errors
/// When the database fails.
pub async fn take_up(desk: &Desk, clock: Clock) -> Result<Option<usize>, PushError> {
    let found = desk.store.read(|c| {
        let Some((kid, certificate)) = lost_chain::returned(c)? else {
            return Ok(None);
        };
        let waiting = quarantine::of_unknown(c, &kid, EVENTS)?;
        let epoch = setting::read(c, setting::EPOCH)?.unwrap_or_default();
        Ok::<_, StoreError>(Some((kid, certificate, waiting, epoch)))
    });
    let Some((kid, certificate, waiting, epoch)) = found.await? else {
        return Ok(None);
    };
    let looked_at = waiting.len();
    let arrival = Arrival {
        now: clock.now(),
        clock: match clock.demo_offset_ms() {
            Some(_) => ClockKind::Demo,
            None => ClockKind::Real,
        },
        epoch: epoch.into(),
        proven: None,
    };
    let request = PushRequest {
        events: waiting,
        certificates: vec![certificate],
        receipts: std::collections::BTreeMap::new(),
        chains: Vec::new(),
    };
    push(desk, arrival, request).await?;
    if looked_at < EVENTS {
        done(desk, kid).await?;
    }
    Ok(Some(looked_at))
}

async fn done(desk: &Desk, kid: Kid) -> Result<(), StoreError> {
    desk.store.write(move |c| lost_chain::remove(c, &kid)).await
}
