//! Whether what is stored of something that was erased is what the server sealed in its place.

use uuid::Uuid;

use crate::keys::Keys;
use crate::record::erasure::Erasure;
use crate::record::jws::write_hash;
use crate::store::evidence::enrolment::Enrolment;
use crate::store::evidence::event::StoredEvent;
use crate::store::evidence::quarantine::Quarantined;
use crate::verify::stored_bytes::{Says, vouched};
use crate::verify::unlike::Found;
use crate::verify::unlike::Unlike;

/// Checks an event that was erased at `at` (milliseconds). `chain` is that of its key, where it was a phone's.
pub fn erased(
    keys: &Keys,
    stored: &StoredEvent,
    at: i64,
    chain: Option<&Enrolment>,
) -> (Vec<Unlike>, Says) {
    let mut found = Found::default();
    if chain.is_some() {
        let receipt = &stored.receipt;
        vouched(&mut found, keys, receipt, &stored.hash, stored.received_at);
    }
    found.same("author", &stored.author, &Uuid::nil());
    let place = (Some(stored.id), Some(&stored.kid), Some(stored.seq));
    let row = (stored.jws.as_str(), &stored.hash, stored.received_at, at);
    let Some(record) = record(&mut found, keys, row, place) else {
        return (found.0, Says::default());
    };
    found.same(
        "type",
        &stored.r#type,
        &record.r#type.clone().unwrap_or_default(),
    );
    let says = Says {
        prev: record.prev(),
        about: Vec::new(),
    };
    (found.0, says)
}

/// Checks what had been set aside and was erased at `at` (milliseconds).
pub fn erased_aside(keys: &Keys, stored: &Quarantined, at: i64) -> Vec<Unlike> {
    let mut found = Found::default();
    let receipt = &stored.receipt;
    vouched(&mut found, keys, receipt, &stored.hash, stored.received_at);
    let place = (stored.event, stored.kid.as_ref(), stored.seq);
    let row = (stored.jws.as_str(), &stored.hash, stored.received_at, at);
    record(&mut found, keys, row, place);
    found.0
}

type Row<'r> = (&'r str, &'r [u8; 32], i64, i64);
type Place<'p> = (Option<Uuid>, Option<&'p [u8; 32]>, Option<i64>);

/// The record, if this server sealed it, held against the row: its bytes, hash, arrival and erasure; its id and place.
fn record(
    found: &mut Found,
    keys: &Keys,
    (text, hash, received_at, at): Row<'_>,
    (id, kid, seq): Place<'_>,
) -> Option<Erasure> {
    let record = match Erasure::read(keys, text) {
        Ok(record) => record,
        Err(error) => {
            let why = format!("no erasure record of this server: {error}");
            found.holds("jws", false, &why);
            return None;
        }
    };
    let or_null = |text: Option<String>| text.unwrap_or_else(|| "null".to_owned());
    found.same("hash", &write_hash(hash), &record.hash);
    found.same("received_at", &received_at, &record.received_at.millis());
    found.same("erased_at", &at, &record.erased_at.millis());
    let ids = [id, record.event].map(|id| or_null(id.map(|id| id.to_string())));
    found.same("id", &ids[0], &ids[1]);
    let seqs = [seq, record.seq].map(|seq| or_null(seq.map(|seq| seq.to_string())));
    found.same("seq", &seqs[0], &seqs[1]);
    let kid = or_null(kid.map(write_hash));
    found.same("kid", &kid, &or_null(record.kid.clone()));
    let early = "the period that it names had not passed";
    found.holds("erased_at", record.was_due(), early);
    Some(record)
}
