//! A registration as it was sealed.

use crate::record::event::Body;
use crate::record::meaning::Meaning;
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
        let (body, averted) = match body.meaning() {
            Meaning::Registers(visit) => (visit, false),
            Meaning::Averts(visit) => (visit, true),
            Meaning::Withdraws { .. } | Meaning::Decides(..) | Meaning::NothingElse => return None,
        };
        Some(Self {
            event: stamp,
            body,
            averted,
        })
    }
}
