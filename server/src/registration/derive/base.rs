//! A registration as it was sealed.

use crate::record::event::Body;
use crate::record::sealed_visit::SealedVisit;

pub use crate::record::stamp::Stamp;

/// An accepted registration (or averted visit) as it was sealed.
#[derive(Debug, Clone)]
pub struct Base {
    /// As stored.
    pub event: Stamp,
    /// What it says.
    pub body: Box<SealedVisit>,
    /// Warned and not gone in: no visit.
    pub averted: bool,
}

impl Base {
    /// Takes it from an accepted event; none where that registers nothing.
    pub fn of(body: Body, stamp: Stamp) -> Option<Self> {
        let (body, averted) = match body {
            Body::Registration(registered) => (registered.0, false),
            Body::Averted(averted) => (averted.0, true),
            Body::Attendance(_)
            | Body::SameVisit(_)
            | Body::Amendment(_)
            | Body::Withdrawal(_)
            | Body::Outcome(_)
            | Body::Explanation(_)
            | Body::DeskWithdrawal(_)
            | Body::AsideAccepted(_)
            | Body::AsideRefused(_)
            | Body::Merger(_)
            | Body::CodeResolved(_)
            | Body::CodeBound(_)
            | Body::DoorCodeMade(_)
            | Body::DoorCodeReplaced(_)
            | Body::KeyRevoked(_) => return None,
        };
        Some(Self {
            event: stamp,
            body,
            averted,
        })
    }
}
