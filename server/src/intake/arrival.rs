//! Says how a push comes in: when and how it arrived, how many events it may have, and why it is not taken.

use ruqi_rules::Instant;
use std::sync::Arc;

use crate::keys::SealError;
use crate::network_address::NetworkAddress;
use crate::store::StoreError;
use crate::store::ids::PersonId;
use crate::wire::event::ClockKind;

/// When and how a push came in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// By the server's clock: the events' first arrival.
    pub now: Instant,
    /// Which clock this server goes by.
    pub clock: ClockKind,
    /// New after a restore from backup.
    pub epoch: Arc<str>,
    /// Who brings it.
    pub source: Source,
    /// More of the disk is free than what is kept for those who prove what they send.
    pub has_room: bool,
}

/// Who brings records; each of them proves itself, or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The officer whose key proved the request: told the verdicts of own events. Others are told none.
    Officer(PersonId),
    /// Nobody that is known, from there.
    Address(NetworkAddress),
    /// A person at a desk, with a file.
    Desk(PersonId),
    /// This server, or whoever has its console.
    Here,
}

impl Arrival {
    /// Whose key proved the request, if any did.
    pub(crate) fn proven(&self) -> Option<PersonId> {
        match self.source {
            Source::Officer(id) => Some(id),
            Source::Address(_) | Source::Desk(_) | Source::Here => None,
        }
    }

    /// A stranger brings it.
    pub(crate) fn is_strangers(&self) -> bool {
        matches!(self.source, Source::Address(_))
    }
}

/// Why a push was not taken. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// More than [`texts::MAX_EVENTS_PER_PUSH`](crate::wire::texts::MAX_EVENTS_PER_PUSH); the phone halves the batch.
    #[error("more events than a push may have")]
    TooMany,
    /// Too much of it is of nobody: whoever brings it, or all strangers together, had their share of the day.
    #[error("more than may be stored in a day of records that nobody proves, for {0} s")]
    Unproven(u32),
    /// What is left of the disk is not for records that nobody proves.
    #[error("the rest of the disk is kept for those who prove what they send")]
    Reserve,
    /// The database failed or is busy.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A receipt could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}
