//! `door_code_replaced`: a door code of ours ends, and another is made in its place.

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
use crate::store::ids::{EnterpriseId, EventId};

/// Body of `door_code_replaced`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DoorCodeReplacedBody {
    /// Of the code that ended, in hex.
    pub fingerprint: String,
    /// Of the one that hangs there now.
    pub replaced_by: String,
    pub premises: String,
    /// Whose premises they are.
    pub enterprise: String,
    /// Somebody who speaks for the enterprise, or the administrator.
    pub by: String,
}

/// A door code that was replaced, as it was sealed.
#[derive(Debug, Clone)]
pub struct DoorCodeReplacedEvent {
    /// Where both hung.
    pub premises: Uuid,
    /// Whose premises they were then.
    pub enterprise: EnterpriseId,
}

impl EventType for DoorCodeReplacedEvent {
    const NAME: &'static str = "door_code_replaced";
    const ABOUT: About = About::Directory;
    const RETENTION: Retention = Retention::ForEver;
    type Wire = DoorCodeReplacedBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: DoorCodeReplacedBody = json(text)?;
        Ok(Self {
            premises: uuid(&body.premises)?,
            enterprise: uuid(&body.enterprise)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::AdministratorsOrTheEnterprise
    }

    fn subjects(&self) -> Vec<EventId> {
        Vec::new()
    }

    /// Changes no registration by itself: what came by the old code stays at its premises.
    fn apply(&self, _: &mut RegistrationState, _: &Stamp) {}

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
