//! Checks that what is stored of an event is what its bytes say and what was vouched for: hash, key, signature,
//! receipt, time.

use ruqi_rules::Instant;
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::verify::altered_column::{AlteredColumn, AlteredColumns};

use crate::intake::verify::Kept;
use crate::keys::Keys;
use crate::record::event::{Body, Claims, Event};
use crate::record::event_type::SealedBy;
use crate::record::jws::{PublicKey, Sealed, read_hash, write_hash};
use crate::record::sealer::Sealer;
use crate::record::types::TypeName;
use crate::record::{certificate, desk_chain, receipt};
use crate::store::evidence::enrolments::Enrolment;
use crate::store::evidence::events::StoredEvent;
use crate::store::evidence::quarantine::Quarantined;
use crate::store::ids::{EventId, Kid, PersonId, RecordHash};

/// What an event's bytes link it to, as far as they can be read.
#[derive(Debug, Clone, Default)]
pub struct SealedLinks {
    /// Hash of the one before.
    pub prev: Option<RecordHash>,
    /// The registrations that it is about.
    pub about: Vec<EventId>,
}

/// A desk act in the server's own chain, its body left as it came.
#[derive(Deserialize)]
struct ActText {
    id: EventId,
    r#type: String,
    author: PersonId,
    seq: i64,
    prev: String,
    /// Acts of before had none.
    epoch: Option<String>,
    body: Box<RawValue>,
}

/// Checks an event. `chain` is that of its key, where it is a phone's.
pub fn event(
    keys: &Keys,
    stored: &StoredEvent,
    chain: Option<&Enrolment>,
) -> (Vec<AlteredColumn>, SealedLinks) {
    let mut found = AlteredColumns::default();
    found.hash("hash", &stored.hash, &Sha256::digest(&stored.jws).into());
    let Ok(sealed) = Sealed::read(stored.jws.clone()) else {
        found.holds("jws", false, "no sealed event");
        return (found.0, SealedLinks::default());
    };
    // An event without a key is unlike every chain.
    let kid = sealed.kid.unwrap_or(Kid::NONE);
    let links = match chain {
        Some(chain) => {
            found.hash("kid", &stored.kid, &kid);
            phones(&mut found, keys, stored, &sealed, chain)
        }
        None => act(&mut found, keys, stored, kid),
    };
    (found.0, links)
}

fn phones(
    found: &mut AlteredColumns,
    keys: &Keys,
    stored: &StoredEvent,
    sealed: &Sealed,
    chain: &Enrolment,
) -> SealedLinks {
    let key = PublicKey::from_point(&chain.point);
    found.holds(
        "jws",
        key.is_some_and(|key| sealed.is_by(&key)),
        "not signed by this key",
    );
    vouched(
        found,
        keys,
        &stored.receipt,
        &stored.hash,
        stored.received_at,
    );
    let Ok(event) = Event::parse(&sealed.payload) else {
        found.holds("jws", false, "no event that can be read");
        return SealedLinks::default();
    };
    found.same("id", &stored.id, &event.id);
    found.same("seq", &stored.seq, &event.seq);
    found.same("type", &stored.r#type, &event.type_name().to_owned());
    found.same("author", &stored.author, &event.author);
    let estimate = Kept::estimate(&event, stored.received_at);
    found.same("estimated_at", &stored.estimated_at, &estimate.at);
    found.same("shift", &stored.shift, &estimate.shift_ms);
    found.same("grade", &stored.grade.as_str(), &estimate.grade.as_str());
    SealedLinks {
        prev: Some(event.prev),
        about: event.about(),
    }
}

/// Checks a desk act: sealed by the server, vouched for by itself.
fn act(found: &mut AlteredColumns, keys: &Keys, stored: &StoredEvent, kid: Kid) -> SealedLinks {
    let act = match keys.verify_seal::<ActText>("ruqi-event", &stored.jws) {
        Ok(act) => act,
        Err(error) => {
            found.holds("jws", false, &format!("not sealed by this server: {error}"));
            return SealedLinks::default();
        }
    };
    found.same("id", &stored.id, &act.id);
    found.same("seq", &stored.seq, &act.seq);
    found.same("type", &stored.r#type, &act.r#type);
    found.same("author", &stored.author, &act.author);
    let chain = match &act.epoch {
        Some(epoch) => desk_chain::chain(&write_hash(&kid), epoch),
        None => kid,
    };
    found.hash("kid", &stored.kid, &chain);
    let body = act.body();
    found.holds("jws", body.is_some(), "no act that can be read");
    SealedLinks {
        about: body.map_or_else(Vec::new, |body| body.subjects()),
        prev: read_hash(&act.prev),
    }
}

impl ActText {
    fn body(&self) -> Option<Body> {
        let name = TypeName::read(&self.r#type)?;
        let is_desks = name.sealed_by() == SealedBy::Desk;
        let sealer = Sealer {
            author: self.author,
            ahead_ms: 0,
        };
        let body = Body::parse(name, self.body.get(), &sealer).ok();
        body.filter(|_| is_desks)
    }
}

pub(crate) fn vouched(
    found: &mut AlteredColumns,
    keys: &Keys,
    text: &str,
    hash: &RecordHash,
    received_at: Instant,
) {
    match receipt::carried(keys, text, hash) {
        Some(receipt) => found.same("received_at", &received_at, &receipt.received_at),
        None => found.holds(
            "receipt",
            false,
            "no receipt of this server for these bytes",
        ),
    }
}

/// Checks what was set aside: nothing of it is believed but that it came.
pub fn set_aside(keys: &Keys, stored: &Quarantined) -> Vec<AlteredColumn> {
    let mut found = AlteredColumns::default();
    found.hash("hash", &stored.hash, &Sha256::digest(&stored.jws).into());
    vouched(
        &mut found,
        keys,
        &stored.receipt,
        &stored.hash,
        stored.received_at,
    );
    if let Ok(sealed) = Sealed::read(stored.jws.clone()) {
        let claims = Claims::read(&sealed.payload);
        let id = |id: Option<EventId>| id.map_or_else(|| "null".to_owned(), |id| id.to_string());
        let number = |seq: Option<i64>| seq.map_or_else(|| "null".to_owned(), |n| n.to_string());
        found.same("event", &id(stored.event), &id(claims.id));
        found.same("seq", &number(stored.seq), &number(claims.seq));
    }
    found.0
}

/// Checks a phone's key against its certificate.
pub fn enrolment(keys: &Keys, stored: &Enrolment) -> Vec<AlteredColumn> {
    let mut found = AlteredColumns::default();
    let Some(certified) = certificate::read(keys, &stored.certificate) else {
        found.holds("certificate", false, "no certificate of this server");
        return found.0;
    };
    found.hash("kid", &stored.kid, &certified.kid);
    found.same("device", &stored.device, &certified.device);
    found.same("officer", &stored.officer, &certified.officer);
    found.same("grade", &stored.grade.as_str(), &certified.grade.as_str());
    found.same("since", &stored.since, &certified.since);
    found.holds("point", stored.point == certified.point, "another key");
    let number = |at: Option<Instant>| at.map_or_else(|| "null".to_owned(), |at| at.to_string());
    if certified.revoked_at.is_some() {
        found.same(
            "revoked_at",
            &number(stored.revoked_at),
            &number(certified.revoked_at),
        );
    }
    found.0
}
