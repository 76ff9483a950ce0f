//! Checks that what is stored of something that was erased is what the server sealed in its place.

use crate::keys::Keys;
use crate::record::erasure::Erasure;
use crate::record::jws::write_hash;
use crate::store::evidence::enrolments::Enrolment;
use crate::store::evidence::events::StoredEvent;
use crate::store::evidence::quarantine::Quarantined;
use crate::store::ids::{EventId, Kid, PersonId, RecordHash};
use crate::verify::altered_column::AlteredColumn;
use crate::verify::altered_column::AlteredColumns;
use crate::verify::stored_bytes::{SealedLinks, vouched};
use ruqi_rules::Instant;

/// Checks an event that was erased at `at`. `chain` is that of its key, where it was a phone's.
pub fn erased(
    keys: &Keys,
    stored: &StoredEvent,
    at: Instant,
    chain: Option<&Enrolment>,
) -> (Vec<AlteredColumn>, SealedLinks) {
    let mut found = AlteredColumns::default();
    if chain.is_some() {
        let receipt = &stored.receipt;
        vouched(&mut found, keys, receipt, &stored.hash, stored.received_at);
    }
    found.same("author", &stored.author, &PersonId::NOBODY);
    let row = ErasedRow {
        record: &stored.jws,
        hash: &stored.hash,
        received_at: stored.received_at,
        erased_at: at,
        id: Some(stored.id),
        kid: Some(&stored.kid),
        seq: Some(stored.seq),
    };
    let Some(record) = row.read(&mut found, keys) else {
        return (found.0, SealedLinks::default());
    };
    found.same(
        "type",
        &stored.r#type,
        // A record without a type is unlike every event.
        &record.r#type.clone().unwrap_or_default(),
    );
    let links = SealedLinks {
        prev: record.prev(),
        about: Vec::new(),
    };
    (found.0, links)
}

/// Checks what had been set aside and was erased at `at`.
pub fn erased_aside(keys: &Keys, stored: &Quarantined, at: Instant) -> Vec<AlteredColumn> {
    let mut found = AlteredColumns::default();
    let receipt = &stored.receipt;
    vouched(&mut found, keys, receipt, &stored.hash, stored.received_at);
    let row = ErasedRow {
        record: &stored.jws,
        hash: &stored.hash,
        received_at: stored.received_at,
        erased_at: at,
        id: stored.event,
        kid: stored.kid.as_ref(),
        seq: stored.seq,
    };
    row.read(&mut found, keys);
    found.0
}

/// What a row says of bytes that were erased.
struct ErasedRow<'r> {
    /// The server's word in their place.
    record: &'r str,
    hash: &'r RecordHash,
    received_at: Instant,
    erased_at: Instant,
    id: Option<EventId>,
    kid: Option<&'r Kid>,
    seq: Option<i64>,
}

impl ErasedRow<'_> {
    /// Reads the erasure record, if this server sealed it, and holds it against the row.
    fn read(&self, found: &mut AlteredColumns, keys: &Keys) -> Option<Erasure> {
        let record = match Erasure::read(keys, self.record) {
            Ok(record) => record,
            Err(error) => {
                let why = format!("no erasure record of this server: {error}");
                found.holds("jws", false, &why);
                return None;
            }
        };
        let or_null = |text: Option<String>| text.unwrap_or_else(|| "null".to_owned());
        found.same("hash", &write_hash(self.hash), &record.hash);
        found.same("received_at", &self.received_at, &record.received_at);
        found.same("erased_at", &self.erased_at, &record.erased_at);
        let ids = [self.id, record.event].map(|id| or_null(id.map(|id| id.to_string())));
        found.same("id", &ids[0], &ids[1]);
        let seqs = [self.seq, record.seq].map(|seq| or_null(seq.map(|seq| seq.to_string())));
        found.same("seq", &seqs[0], &seqs[1]);
        let kid = or_null(self.kid.map(write_hash));
        found.same("kid", &kid, &or_null(record.kid.clone()));
        let early = "the period that it names had not passed";
        found.holds("erased_at", record.was_due(), early);
        Some(record)
    }
}
