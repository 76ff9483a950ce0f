//! Seals the server's word in the place of bytes that it erases: whose they were is gone, that they were is not.

use ruqi_rules::Instant;
use serde::{Deserialize, Serialize};

use crate::keys::{Keys, SealError};
use crate::record::jws::{Sealed, read_hash, write_hash};
use crate::store::evidence::events::StoredEvent;
use crate::store::evidence::quarantine::Quarantined;
use crate::store::ids::{EventId, RecordHash};

const TYP: &str = "ruqi-erasure";

/// Payload of the JWS (`typ: ruqi-erasure`). Of what was set aside it says only what could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Id.
    pub event: Option<EventId>,
    /// The chain's name.
    pub kid: Option<String>,
    /// Place in the chain.
    pub seq: Option<i64>,
    /// Null for what was set aside.
    pub r#type: Option<String>,
    /// What the bytes said that came before them: the chain can be followed still.
    pub prev: Option<String>,
    /// SHA-256 of the bytes that were erased.
    pub hash: String,
    /// Their first arrival.
    pub received_at: Instant,
    /// When they were erased, by the server's clock.
    pub erased_at: Instant,
    /// The retention period that had passed.
    pub after_days: u32,
}

/// When something is erased, and by which period.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// By the server's clock.
    pub now: Instant,
    /// The retention period.
    pub days: u32,
}

impl Period {
    /// The instant up to which what came is past its time.
    pub fn horizon(self) -> Instant {
        before(self.now, self.days)
    }
}

fn before(at: Instant, days: u32) -> Instant {
    at - i64::from(days).saturating_mul(Instant::DAY)
}

impl Erasure {
    /// Makes the record of an event that counts.
    pub(crate) fn of_event(event: &StoredEvent, period: Period) -> Self {
        Self {
            event: Some(event.id),
            kid: Some(write_hash(&event.kid)),
            seq: Some(event.seq),
            r#type: Some(event.r#type.clone()),
            prev: prev_of(&event.jws),
            hash: write_hash(&event.hash),
            received_at: event.received_at,
            erased_at: period.now,
            after_days: period.days,
        }
    }

    /// Makes the record of what was set aside.
    pub(crate) fn of_aside(aside: &Quarantined, period: Period) -> Self {
        Self {
            event: aside.event,
            kid: aside.kid.map(|kid| write_hash(&kid)),
            seq: aside.seq,
            r#type: None,
            prev: None,
            hash: write_hash(&aside.hash),
            received_at: aside.received_at,
            erased_at: period.now,
            after_days: period.days,
        }
    }

    /// Seals the record.
    ///
    /// # Errors
    /// When it cannot be sealed.
    pub(crate) fn seal(&self, keys: &Keys) -> Result<String, SealError> {
        keys.seal(TYP, self)
    }

    /// Reads a record that this server sealed.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(keys: &Keys, text: &str) -> Result<Self, SealError> {
        keys.verify_seal(TYP, text)
    }

    /// Whether the period that the record names had passed.
    pub fn was_due(&self) -> bool {
        self.received_at <= before(self.erased_at, self.after_days)
    }

    /// The hash of the event before in the chain.
    pub fn prev(&self) -> Option<RecordHash> {
        read_hash(self.prev.as_deref()?)
    }
}

/// Reads the hash of the event before: a phone's event and a desk's act name it alike.
fn prev_of(jws: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Linked {
        prev: String,
    }
    let payload = Sealed::read(jws.to_owned()).ok()?.payload;
    Some(serde_json::from_slice::<Linked>(&payload).ok()?.prev)
}
