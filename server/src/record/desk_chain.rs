//! Seals desk acts into the server's own chain, as phones' events are sealed. A chain belongs to the sealing key and
//! the epoch: a restored server begins anew, and what it had said before is never said otherwise.

use ruqi_rules::ClockGrade;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::clock::Clock;
use crate::keys::{Keys, SealError};
use crate::record::jws::write_hash;
use crate::record::types::TypeName;
use crate::store::evidence::events::{self, EventState, StoredEvent};
use crate::store::ids::{EventId, Kid, PersonId};
use crate::store::upkeep::settings;
use crate::store::value::Value;
use crate::store::{StoreError, Tx};
use crate::wire::desk::DeskEvent;

/// A desk act that is to be sealed.
pub struct NewDeskEvent<'a, B> {
    /// Whose desk it is.
    pub author: PersonId,
    /// Its type.
    pub r#type: TypeName,
    /// The registrations that it speaks of.
    pub about: &'a [EventId],
    /// What the type carries.
    pub body: &'a B,
}

/// Why an act was not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be signed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Names a chain of the server's: `<kid>.<epoch>`. Its hash stands for it, as a certificate's does for a phone's.
pub fn chain(kid: &str, epoch: &str) -> Kid {
    Sha256::digest(format!("{kid}.{epoch}")).into()
}

/// Seals the act as the next of the server's chain, in the transaction of the desk's request. Answers its event.
///
/// # Errors
/// When it cannot be signed or stored.
pub fn seal<B: Serialize>(
    c: &Tx,
    keys: &Keys,
    clock: &Clock,
    act: &NewDeskEvent<'_, B>,
) -> Result<StoredEvent, SealingError> {
    let epoch = settings::read(c, settings::EPOCH)?;
    let epoch = epoch.ok_or_else(|| StoreError::Unreadable {
        column: "setting.epoch".to_owned(),
        mismatch: Value::Null.mismatch("life of the database"),
    })?;
    let chain = chain(keys.seal_kid(), &epoch);
    let last = events::last(c, &chain)?;
    let seq = last.as_ref().map_or(1, |last| last.seq + 1);
    let prev = last.map_or_else(|| (*chain.as_bytes()).into(), |last| last.hash);
    let (id, now): (EventId, _) = (clock.new_id(), clock.now());
    let payload = DeskEvent {
        id: id.to_string(),
        r#type: act.r#type.as_str().to_owned(),
        author: act.author.to_string(),
        epoch,
        seq,
        prev: write_hash(&prev),
        wall: now.to_string(),
        body: serde_json::to_value(act.body).map_err(|_| SealError::Payload)?,
    };
    let jws = keys.seal("ruqi-event", &payload)?;
    let stored = StoredEvent {
        id,
        kid: chain,
        seq,
        r#type: act.r#type.as_str().to_owned(),
        author: act.author,
        hash: Sha256::digest(&jws).into(),
        receipt: String::new(),
        received_at: now,
        estimated_at: now,
        shift: 0,
        grade: ClockGrade::Live,
        state: EventState::Accepted,
        gap: false,
        released: false,
        jws,
    };
    events::insert(c, &stored, act.about)?;
    Ok(stored)
}
