//! Reads what a record that is set aside claims of itself: as much as can be read of bytes that nothing vouches for.

use serde::Deserialize;

use crate::record::envelope::MAX_EXACT_NUMBER;
use crate::record::fields::uuid;
use crate::store::ids::EventId;

/// The id and the place in the chain that a record claims, where they can be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Claims {
    /// Its id.
    pub id: Option<EventId>,
    /// Its place in the chain.
    pub seq: Option<i64>,
}

#[derive(Deserialize)]
struct ClaimsText {
    id: Option<serde_json::Value>,
    seq: Option<serde_json::Value>,
}

impl Claims {
    /// Reads what can be read of a payload.
    pub fn read(payload: &[u8]) -> Self {
        let Ok(text) = serde_json::from_slice::<ClaimsText>(payload) else {
            return Self::default();
        };
        let id = text.id.as_ref().and_then(serde_json::Value::as_str);
        let seq = text.seq.as_ref().and_then(serde_json::Value::as_i64);
        Self {
            id: id.and_then(|id| uuid(id).ok()),
            seq: seq.filter(|seq| (1..=MAX_EXACT_NUMBER).contains(seq)),
        }
    }
}
