//! Says how a push comes in: when and how it arrived, how many events it may have, and why it is not taken.

use ruqi_rules::Instant;
use std::sync::Arc;

use crate::keys::SealError;
use crate::store::StoreError;
use crate::store::ids::PersonId;
use crate::wire::event::ClockKind;

/// Events to a push: half a minute of the worst signal.
pub const MAX_EVENTS_PER_PUSH: usize = 100;

/// When and how a push came in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// By the server's clock: the events' first arrival.
    pub now: Instant,
    /// Which clock this server goes by.
    pub clock: ClockKind,
    /// New after a restore from backup.
    pub epoch: Arc<str>,
    /// The officer whose key proved the request: told the verdicts of own events. None: told none.
    pub proven: Option<PersonId>,
}

/// Why a push was not taken. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// More than [`MAX_EVENTS_PER_PUSH`]; the phone halves the batch.
    #[error("more events than a push may have")]
    TooMany,
    /// The database failed or is busy.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A receipt could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}
