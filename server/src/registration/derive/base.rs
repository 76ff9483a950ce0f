//! A registration as it was sealed.

use uuid::Uuid;

use crate::record::desk_chain;
use crate::record::event::{Body, Event, Registered};
use crate::record::jws::Sealed;
use crate::store::evidence::event::StoredEvent;
use crate::wire::desk::DeskWithdrawalBody;

/// An accepted registration (or averted visit) as it was sealed.
#[derive(Debug, Clone)]
pub struct Base {
    /// As stored.
    pub event: Stamp,
    /// What it says.
    pub body: Box<Registered>,
    /// Warned and not gone in: no visit.
    pub averted: bool,
}

impl Base {
    /// From an accepted event; none where it registers nothing.
    pub fn of(body: Body, stamp: Stamp) -> Option<Self> {
        let (body, averted) = match body {
            Body::Registration(body) => (body, false),
            Body::Averted(body) => (body, true),
            _ => return None,
        };
        Some(Self {
            event: stamp,
            body,
            averted,
        })
    }
}

/// Of a stored event, what deriving asks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in store::event::StoredEvent")]
pub struct Stamp {
    pub id: Uuid,
    pub author: Uuid,
    pub hash: [u8; 32],
    pub received_at: i64,
    pub estimated_at: i64,
    pub shift: i64,
    pub grade: String,
    pub gap: bool,
    pub released: bool,
}

impl From<&StoredEvent> for Stamp {
    fn from(event: &StoredEvent) -> Self {
        Self {
            id: event.id,
            author: event.author,
            hash: event.hash,
            received_at: event.received_at,
            estimated_at: event.estimated_at,
            shift: event.shift,
            grade: event.grade.clone(),
            gap: event.gap,
            released: event.released,
        }
    }
}

/// What a stored event says; it was parsed before it was stored. What a manager withdrew at a desk is a withdrawal.
pub(crate) fn parse(event: &StoredEvent) -> Option<Body> {
    if event.r#type == desk_chain::WITHDRAWAL {
        let DeskWithdrawalBody {
            registration,
            reason,
            ..
        } = desk_chain::read(event)?;
        let registration = Uuid::try_parse(&registration).ok()?;
        return Some(Body::Withdrawal {
            registration,
            reason,
        });
    }
    let payload = Sealed::read(event.jws.clone()).ok()?.payload;
    Event::parse(&payload).ok().map(|event| event.body)
}
