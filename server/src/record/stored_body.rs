//! The body of an event that is stored: a phone's and a desk's read alike.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::record::event::Event;
use crate::record::event_type::SealedBy;
use crate::record::jws::Sealed;
use crate::record::sealer::Sealer;
use crate::record::types::{Body, TypeName};
use crate::store::evidence::events::StoredEvent;

/// The payload of a desk's act, as far as its body.
#[derive(Deserialize)]
struct ActText<'a> {
    #[serde(borrow)]
    body: &'a RawValue,
}

/// Reads what a stored event carries; it was parsed before it was stored. None where its bytes were erased.
pub(crate) fn body_of(stored: &StoredEvent) -> Option<Body> {
    let name = TypeName::read(&stored.r#type)?;
    let payload = Sealed::read(stored.jws.clone()).ok()?.payload;
    match name.sealed_by() {
        SealedBy::Phone => Event::parse(&payload).ok().map(|event| event.body),
        SealedBy::Desk => {
            let act: ActText<'_> = serde_json::from_slice(&payload).ok()?;
            let sealer = Sealer {
                author: stored.author,
                ahead_ms: 0,
            };
            Body::parse(name, act.body.get(), &sealer).ok()
        }
    }
}
