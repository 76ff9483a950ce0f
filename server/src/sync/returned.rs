//! What waited in quarantine for something that is there now is looked at again, as of when it first came: officers whom
//! a restored server did not know are entered again, and the server was updated to one that knows more types.

use std::collections::BTreeMap;

use super::event::Event;
use super::jws::Sealed;
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
    look_again(desk, clock, epoch, waiting, vec![certificate]).await?;
    if looked_at < EVENTS {
        done(desk, kid).await?;
    }
    Ok(Some(looked_at))
}

/// Looks at all that was of a type unknown to an earlier server, once. Answers how many of those are known now.
///
/// # Errors
/// When the database fails.
pub async fn types_known_now(desk: &Desk, clock: Clock) -> Result<usize, PushError> {
    let (mut after, mut known) = ([0; 32], 0);
    loop {
        let found = desk.store.read(move |c| {
            let page = quarantine::of_unknown_type(c, &after, EVENTS)?;
            let epoch = setting::read(c, setting::EPOCH)?.unwrap_or_default();
            Ok::<_, StoreError>((page, epoch))
        });
        let (page, epoch) = found.await?;
        let Some((last, _)) = page.last() else {
            return Ok(known);
        };
        after = *last;
        let texts = page.into_iter().map(|(_, text)| text);
        let events: Vec<String> = texts.filter(|text| is_known(text)).collect();
        known += events.len();
        look_again(desk, clock, epoch, events, Vec::new()).await?;
    }
}

fn is_known(text: &str) -> bool {
    let sealed = Sealed::read(text.to_owned());
    sealed.is_ok_and(|sealed| Event::parse(&sealed.payload).is_ok())
}

/// The same bytes pushed again.
async fn look_again(
    desk: &Desk,
    clock: Clock,
    epoch: String,
    events: Vec<String>,
    certificates: Vec<String>,
) -> Result<(), PushError> {
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
        events,
        certificates,
        receipts: BTreeMap::new(),
        chains: Vec::new(),
    };
    push(desk, arrival, request).await.map(drop)
}

async fn done(desk: &Desk, kid: Kid) -> Result<(), StoreError> {
    desk.store.write(move |c| lost_chain::remove(c, &kid)).await
}
