//! Names the fates of an event, and the result that its phone is told: `admit` decides in one place, and carries out
//! once.

use crate::record::refusal::Why;
use crate::store::evidence::known_events::KnownEvent;
use crate::wire::sync::PushStatus;

/// What becomes of an event.
#[derive(Debug)]
pub(crate) enum Fate {
    /// Its bytes are stored: what was said of them then is said again.
    StoredBefore(KnownEvent),
    /// Its bytes were quarantined, and stay so.
    QuarantinedBefore(EventResult),
    /// It counts.
    Evidence,
    /// It waits for an earlier one of its chain.
    Held,
    /// It is kept apart, for a person to look at.
    Quarantine(Why),
}

/// What is said of an event that was pushed.
#[derive(Debug, Clone)]
pub(crate) struct EventResult {
    pub(crate) status: PushStatus,
    pub(crate) receipt: Option<String>,
    pub(crate) gap: bool,
    pub(crate) why: Option<Why>,
}

impl EventResult {
    /// Of one that is stored. `receipt`: the first.
    pub(crate) fn stored(known: KnownEvent, receipt: String) -> Self {
        Self {
            status: if known.state.is_held() {
                PushStatus::Held
            } else {
                PushStatus::Duplicate
            },
            receipt: Some(receipt),
            gap: known.gap,
            why: known.state.is_held().then_some(Why::Gap),
        }
    }
}
