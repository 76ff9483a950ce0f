//! Why a desk act was not done. Nothing of it is stored then.

use ruqi_rules::CodeError;

use crate::access::audience::Forbidden;
use crate::keys::{KeysError, SealError};
use crate::quarantine::obstacle::Obstacle;
use crate::record::desk_chain::SealingError;
use crate::store::StoreError;
use crate::store::ids::EnterpriseId;

/// What is in the way of a desk act.
#[derive(Debug, thiserror::Error)]
pub enum ActProblem {
    /// None of the person's roles may do it.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// What it is about is not there, or not in the audience's part of the data.
    #[error("not there, or not in the caller's scope")]
    NotFound,
    /// The registration was withdrawn before, by an officer or at a desk.
    #[error("withdrawn already")]
    WithdrawnAlready,
    /// A record that is held or was set aside cannot be decided about so.
    #[error(transparent)]
    Obstacle(#[from] Obstacle),
    /// The unknown code was resolved before, or is bound from that day on already: what waits is of earlier ones.
    #[error("the code is bound from then on already")]
    ResolvedAlready,
    /// The text is no code.
    #[error(transparent)]
    NotACode(#[from] CodeError),
    /// The text has the form of our own door codes, which are made, not brought.
    #[error("the text has the form of our own door codes, which are made here")]
    OurForm,
    /// The code hangs at another door.
    #[error("the code is bound to other premises")]
    BoundElsewhere,
    /// An enterprise was to be merged into itself.
    #[error("an enterprise cannot be merged into itself")]
    MergeIntoItself,
    /// The enterprise to be merged was merged before.
    #[error("merged already, into {0}")]
    MergedAlready(EnterpriseId),
    /// The enterprise to merge into is none any more.
    #[error("the other was merged itself, into {0}")]
    MergeIntoMerged(EnterpriseId),
    /// The day of the merger is still to come.
    #[error("a merger is recorded once it is a fact, not before")]
    MergerNotYet,
    /// A revocation could not be noted beside the server's keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The act could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SealingError> for ActProblem {
    fn from(error: SealingError) -> Self {
        match error {
            SealingError::Store(error) => error.into(),
            SealingError::Seal(error) => error.into(),
        }
    }
}
