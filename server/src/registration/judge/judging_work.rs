//! Bounds how much is judged in one turn of the writer, so that nobody waits long behind whoever registers much at one
//! enterprise: what is beyond it is judged in later turns.

use crate::store::derived::pending_verdicts;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::{Db, StoreError};

/// Visits that judging looks at in one turn, each as often as it is looked at: a tenth of a second. An enterprise with
/// fewer than 450 in the rules' window is judged whole at once, whatever comes to it.
pub const MAX_VISITS_LOOKED_AT: usize = 200_000;

/// What of a turn is left to judging.
#[derive(Debug)]
pub(crate) struct JudgingWork {
    left: Option<usize>,
    /// Whether verdicts are pending somewhere; none where nobody asked.
    pending: Option<bool>,
}

impl JudgingWork {
    /// The work of a turn; whoever verifies leaves nothing for later.
    pub(crate) fn of(reason: SettlingReason) -> Self {
        let bounded = reason != SettlingReason::Verification;
        Self {
            left: bounded.then_some(MAX_VISITS_LOOKED_AT),
            pending: None,
        }
    }

    /// Whether any verdict is pending, anywhere.
    pub(crate) fn is_anything_pending(&mut self, db: &Db) -> Result<bool, StoreError> {
        match self.pending {
            Some(known) => Ok(known),
            None => Ok(*self.pending.insert(pending_verdicts::any(db)?)),
        }
    }

    /// Notes that one is pending from now on.
    pub(crate) fn leaves_one(&mut self) {
        self.pending = Some(true);
    }

    /// Takes the work of judging one visit among so many; whether there was any left for it.
    pub(crate) fn take(&mut self, visits: usize) -> bool {
        match &mut self.left {
            None => true,
            Some(0) => false,
            Some(left) => {
                *left = left.saturating_sub(visits);
                true
            }
        }
    }
}
