//! `merger`: an administrator records that an enterprise merged into another. Its history follows the one that
//! survives.

use ruqi_rules::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{instant, json, uuid};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::{EnterpriseId, EventId};

/// Body of `merger`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MergerBody {
    /// The enterprise that is none any more, and the one that survives.
    pub from: String,
    pub into: String,
    /// RFC 3339: when they became one, for the record.
    pub since: String,
    pub reason: String,
    /// The administrator.
    pub by: String,
}

/// A merger, as it was sealed.
#[derive(Debug, Clone)]
pub struct MergerEvent {
    /// The enterprise that is none any more.
    pub absorbed: EnterpriseId,
    /// The enterprise that survives.
    pub surviving: EnterpriseId,
    /// When they became one; for the record.
    pub since: Instant,
}

impl EventType for MergerEvent {
    const NAME: &'static str = "merger";
    const ABOUT: About = About::Directory;
    const RETENTION: Retention = Retention::ForEver;
    type Wire = MergerBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: MergerBody = json(text)?;
        Ok(Self {
            absorbed: uuid(&body.from)?,
            surviving: uuid(&body.into)?,
            since: instant(&body.since)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::Administrators
    }

    fn subjects(&self) -> Vec<EventId> {
        Vec::new()
    }

    /// Changes no registration by itself: where visits were is derived from the directory, which it changed.
    fn apply(&self, _: &mut RegistrationState, _: &Stamp) {}

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
