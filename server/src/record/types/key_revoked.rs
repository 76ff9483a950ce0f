//! `key_revoked`: an organ's manager or an administrator revokes a phone's key. What comes from it later is
//! quarantined.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{json, uuid};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::{EventId, PersonId};

/// Body of `key_revoked`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct KeyRevokedBody {
    /// The key's thumbprint.
    pub kid: String,
    /// Whose it was, and of which device.
    pub officer: String,
    pub device: String,
    /// 1–500 characters.
    pub reason: String,
    /// The organ's manager, or an administrator.
    pub by: String,
}

/// A key that was revoked, as it was sealed.
#[derive(Debug, Clone)]
pub struct KeyRevokedEvent {
    /// Whose it was.
    pub officer: PersonId,
    /// On which device.
    pub device: Uuid,
}

impl EventType for KeyRevokedEvent {
    const NAME: &'static str = "key_revoked";
    const ABOUT: About = About::Key;
    const RETENTION: Retention = Retention::ThePeriod;
    type Wire = KeyRevokedBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: KeyRevokedBody = json(text)?;
        Ok(Self {
            officer: uuid(&body.officer)?,
            device: uuid(&body.device)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::AdministratorsOrManagers
    }

    fn subjects(&self) -> Vec<EventId> {
        Vec::new()
    }

    /// Changes no registration by itself: what came before the revocation counts as it did.
    fn apply(&self, _: &mut RegistrationState, _: &Stamp) {}

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
