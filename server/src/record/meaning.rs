//! Says what an event means to those who deal with every type and look for some of them: each type answers for itself,
//! so a new one is in no list but the registry's.

use crate::record::desk_decision::DeskDecision;
use crate::record::sealed_visit::SealedVisit;
use crate::store::evidence::quarantine_decisions::DecisionState;

/// What an event means, by its type.
#[derive(Debug)]
pub(crate) enum Meaning {
    /// A visit is registered.
    Registers(Box<SealedVisit>),
    /// A visit was warned of and not made.
    Averts(Box<SealedVisit>),
    /// A registration no longer counts.
    Withdraws {
        /// For its organ and the supervisor to read.
        because: String,
    },
    /// A record that was set aside or held counts, or never does.
    Decides(DecisionState, DeskDecision),
    /// None of these: what it does to a registration's state, or at a desk, is all.
    NothingElse,
}
