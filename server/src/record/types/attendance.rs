//! `attendance`: a colleague joins a visit by scanning the leader's screen, whether or not the registration has come.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{id, json, uuid};
use crate::record::jws::read_hash;
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::{Joined, RegistrationState};
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::{EventId, RecordHash};

/// Body of `attendance`: what the leader's screen said.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AttendanceBody {
    pub registration: String,
    /// Base64url SHA-256 of the registration's JWS, as the leader's screen said.
    pub hash: String,
    pub organ: String,
}

/// An attendance, as it was sealed.
#[derive(Debug, Clone)]
pub struct AttendanceEvent {
    /// Which registration.
    pub registration: EventId,
    /// Of the registration's JWS, as the leader's screen said.
    pub hash: RecordHash,
    /// The colleague's organ.
    pub organ: String,
}

impl EventType for AttendanceEvent {
    const NAME: &'static str = "attendance";
    const ABOUT: About = About::Registrations;
    const RETENTION: Retention = Retention::WithItsVisit;
    type Wire = AttendanceBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: AttendanceBody = json(text)?;
        Ok(Self {
            registration: uuid(&body.registration)?,
            hash: read_hash(&body.hash).ok_or(Why::Malformed)?,
            organ: id(body.organ)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::OfficersOf(&self.organ)
    }

    fn subjects(&self) -> Vec<EventId> {
        vec![self.registration]
    }

    fn apply(&self, to: &mut RegistrationState, by: &Stamp) {
        to.joined.push(Joined {
            officer: by.author,
            event: by.id,
            organ: self.organ.clone(),
            at: by.estimated_at,
            saw_it: self.hash == to.hash,
        });
    }

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
