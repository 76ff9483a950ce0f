//! Bounds how much is judged in one turn of the writer, so that nobody waits long behind whoever registers much at one
//! enterprise: what is beyond it is judged in later turns.

use crate::store::derived::settling_reason::SettlingReason;

/// Visits that judging looks at in one turn, each as often as it is looked at: a tenth of a second. An enterprise with
/// fewer than 450 in the rules' window is judged whole at once, whatever comes to it.
pub const MAX_VISITS_LOOKED_AT: usize = 200_000;

/// What of a turn is left to judging.
#[derive(Debug)]
pub(crate) struct JudgingWork {
    left: Option<usize>,
}

impl JudgingWork {
    /// The work of a turn; whoever verifies leaves nothing for later.
    pub(crate) fn of(reason: SettlingReason) -> Self {
        let bounded = reason != SettlingReason::Verification;
        Self {
            left: bounded.then_some(MAX_VISITS_LOOKED_AT),
        }
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
