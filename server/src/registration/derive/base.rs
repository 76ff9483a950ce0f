//! A registration as it was sealed.

use uuid::Uuid;

use crate::record::desk_chain;
use crate::record::event::{Body, Event, Registered};
use crate::record::jws::Sealed;
use crate::registration::Settling;
use crate::store::StoreError;
use crate::store::evidence::event::{self, StoredEvent};
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

impl Settling<'_> {
    /// The accepted registration or averted visit of that id.
    pub(crate) fn base(&mut self, id: Uuid) -> Result<Option<Base>, StoreError> {
        if let Some(base) = self.bases.get(&id) {
            return Ok(Some(base.clone()));
        }
        let Some(stored) = event::get(self.c, id)?.filter(|event| !event.held) else {
            return Ok(None);
        };
        let stamp = Stamp::from(&stored);
        let Some(base) = parse(&stored).and_then(|body| Base::of(body, stamp)) else {
            return Ok(None);
        };
        self.bases.insert(id, base.clone());
        Ok(Some(base))
    }
}
