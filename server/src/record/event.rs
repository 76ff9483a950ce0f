//! Parses a sealed event where it comes in, into a type that cannot be wrong. The bytes stay what they were.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::faults::{Defence, enabled};
use crate::record::envelope::{EnvelopeText, MAX_EXACT_NUMBER};
use crate::record::event_type::SealedBy;
use crate::record::fields::{instant, uuid};
use crate::record::jws::read_hash;
use crate::record::null_character;
use crate::record::refusal::Why;
use crate::record::sealer::Sealer;
use crate::record::types::TypeName;
use crate::store::ids::{EventId, PersonId, RecordHash};
use crate::wire::event::ClockKind;

/// An event waits for the ones before it in its chain for so long: 72 hours, in milliseconds.
pub const MAX_HELD_MS: i64 = 72 * 60 * 60 * 1_000;

pub use crate::record::claims::Claims;
pub use crate::record::envelope::Heard;
pub use crate::record::types::Body;

/// An event that a phone sealed.
#[derive(Debug, Clone)]
pub struct Event {
    /// UUIDv7.
    pub id: EventId,
    /// Of this officer's enrolment.
    pub device: Uuid,
    /// The officer whose key signs.
    pub author: PersonId,
    /// Place in the chain, from 1.
    pub seq: i64,
    /// Hash of the JWS before; at 1 of the certificate.
    pub prev: RecordHash,
    /// The phone's clock at sealing.
    pub wall: Instant,
    /// The last contact with the server.
    pub heard: Option<Heard>,
    /// Whether the server answered just before.
    pub online: bool,
    /// Which clock.
    pub clock: ClockKind,
    /// What the type carries.
    pub body: Body,
}

impl Event {
    /// Reads the payload of a sealed event.
    ///
    /// # Errors
    /// Why it is none that this server understands.
    pub fn parse(payload: &[u8]) -> Result<Self, Why> {
        let envelope: EnvelopeText<'_> =
            serde_json::from_slice(payload).map_err(|_| Why::Malformed)?;
        let is_exact = (1..=MAX_EXACT_NUMBER).contains(&envelope.seq);
        if !is_exact && enabled(Defence::NumbersExact) {
            return Err(Why::Malformed);
        }
        let id: Uuid = uuid(&envelope.id)?;
        if id.get_version_num() != 7 {
            return Err(Why::Malformed);
        }
        let author = uuid(&envelope.author)?;
        let heard = envelope.heard.map(|heard| heard.read()).transpose()?;
        let sealer = Sealer {
            author,
            ahead_ms: heard.map_or(0, |heard| heard.server_time - heard.wall),
        };
        let body = Self::parse_body(&envelope.r#type, envelope.body.get(), &sealer)?;
        Ok(Self {
            id: id.into(),
            device: uuid(&envelope.device)?,
            author,
            seq: envelope.seq,
            prev: read_hash(&envelope.prev).ok_or(Why::Malformed)?,
            body,
            wall: instant(&envelope.wall)?,
            heard,
            online: envelope.online,
            clock: envelope.clock,
        })
    }

    /// Reads the payload of an event that comes in: what was accepted once is read by [`Event::parse`] whatever is
    /// asked of new ones since.
    ///
    /// # Errors
    /// Why it cannot count (yet).
    pub fn parse_new(payload: &[u8]) -> Result<Self, Why> {
        let event = Self::parse(payload)?;
        if null_character::is_in(payload) {
            return Err(Why::Malformed);
        }
        event.body.check_new()?;
        Ok(event)
    }

    /// Reads the body. A phone that seals a desk's type is not believed: of its types there is none of that name.
    fn parse_body(r#type: &str, text: &str, sealer: &Sealer) -> Result<Body, Why> {
        match TypeName::read(r#type) {
            Some(name) if name.sealed_by() == SealedBy::Phone => Body::parse(name, text, sealer),
            Some(_) | None => Err(Why::UnknownType),
        }
    }

    /// Lists the registrations that the event is about, where it is none itself.
    pub fn about(&self) -> Vec<EventId> {
        self.body.subjects()
    }

    /// Names its type, as `type` has it.
    pub fn type_name(&self) -> &'static str {
        self.body.type_name().as_str()
    }
}
