//! Looks again at what waited in quarantine for a later server, as of when it first came: an updated one knows more
//! types and more rules than the one before. Nobody sends it again, for a phone stops retrying what was set aside.

use crate::intake::arrival::{Arrival, PushError};
use crate::intake::push::push;
use crate::record::event::Event;
use crate::record::jws::Sealed;
use crate::services::Services;
use crate::store::evidence::quarantine;
use crate::store::ids::RecordHash;
use crate::wire::sync::PushRequest;
use crate::wire::texts::MAX_EVENTS_PER_PUSH;

/// Looks at all of it once. Answers how many records can be read now.
pub async fn look_again(services: &Services, arrival: &Arrival) -> Result<usize, PushError> {
    let (mut after, mut known) = (RecordHash::FIRST, 0);
    loop {
        let page = services
            .store
            .read(move |c| quarantine::of_unknown_type(c, &after, MAX_EVENTS_PER_PUSH))
            .await?;
        let Some((last, _)) = page.last() else {
            return Ok(known);
        };
        after = *last;
        let texts = page.into_iter().map(|(_, text)| text);
        let events: Vec<String> = texts.filter(|text| is_known(text)).collect();
        known += events.len();
        let request = PushRequest {
            events,
            ..PushRequest::default()
        };
        push(services, arrival.clone(), request).await?;
    }
}

fn is_known(text: &str) -> bool {
    let sealed = Sealed::read(text.to_owned());
    sealed.is_ok_and(|sealed| Event::parse_new(&sealed.payload).is_ok())
}
