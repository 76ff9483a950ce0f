//! `door_code_made`: a door code of ours is made for premises.

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

/// Body of `door_code_made`. Whoever has a door code's text can register without having been there: it is not sealed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DoorCodeMadeBody {
    /// Of the code, in hex.
    pub fingerprint: String,
    pub premises: String,
    /// Whose premises they are.
    pub enterprise: String,
    /// Somebody who speaks for the enterprise, or the administrator.
    pub by: String,
}

/// A door code that was made, as it was sealed.
#[derive(Debug, Clone)]
pub struct DoorCodeMadeEvent {
    /// Where it hangs.
    pub premises: Uuid,
    /// Whose premises they were then.
    pub enterprise: EnterpriseId,
}

impl EventType for DoorCodeMadeEvent {
    const NAME: &'static str = "door_code_made";
    const ABOUT: About = About::Directory;
    const RETENTION: Retention = Retention::ForEver;
    type Wire = DoorCodeMadeBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: DoorCodeMadeBody = json(text)?;
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

    /// Changes no registration by itself: nobody has scanned the code yet.
    fn apply(&self, _: &mut RegistrationState, _: &Stamp) {}

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
