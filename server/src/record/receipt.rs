//! Seals and reads receipts: for each event that it stores the server's word that these bytes came at this time.

use ruqi_rules::Instant;
use serde::{Deserialize, Serialize};

use crate::keys::{Keys, SealError};
use crate::record::jws::write_hash;
use crate::store::ids::{EventId, RecordHash};

const TYP: &str = "ruqi-receipt";

#[derive(Serialize, Deserialize)]
struct Claims {
    event: Option<EventId>,
    hash: String,
    received_at: Instant,
    epoch: String,
}

/// A receipt, and the first arrival that it vouches for.
#[derive(Debug, Clone)]
pub(crate) struct Receipt {
    pub(crate) text: String,
    pub(crate) received_at: Instant,
    /// It came with the record: the arrival is an earlier one than this push.
    pub(crate) carried: bool,
}

impl Receipt {
    /// Whether it vouches for an earlier arrival than the one that is known.
    pub(crate) fn precedes(&self, known: Instant) -> bool {
        self.carried && self.received_at < known
    }
}

/// Seals a receipt. `event` is null where no id could be read.
///
/// # Errors
/// When it cannot be sealed.
pub(crate) fn issue(
    keys: &Keys,
    event: Option<EventId>,
    hash: &RecordHash,
    received_at: Instant,
    epoch: &str,
) -> Result<Receipt, SealError> {
    let claims = Claims {
        event,
        hash: write_hash(hash),
        received_at,
        epoch: epoch.to_owned(),
    };
    Ok(Receipt {
        text: keys.seal(TYP, &claims)?,
        received_at,
        carried: false,
    })
}

/// Reads a receipt that the phone carries, if it is ours and for these bytes: the first arrival stays the first.
pub(crate) fn carried(keys: &Keys, text: &str, hash: &RecordHash) -> Option<Receipt> {
    let claims: Claims = keys.verify_seal(TYP, text).ok()?;
    (claims.hash == write_hash(hash)).then(|| Receipt {
        text: text.to_owned(),
        received_at: claims.received_at,
        carried: true,
    })
}
