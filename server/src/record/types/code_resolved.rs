//! `code_resolved`: an administrator binds an unknown code to premises. What came with it is derived and judged again.

use ruqi_rules::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::record::authors::Authors;
use crate::record::event_type::{About, EventType, Retention};
use crate::record::fields::{json, optional_instant, uuid};
use crate::record::meaning::Meaning;
use crate::record::refusal::Why;
use crate::record::registration_state::RegistrationState;
use crate::record::sealer::Sealer;
use crate::record::stamp::Stamp;
use crate::store::ids::EventId;

/// Body of `code_resolved`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CodeResolvedBody {
    /// The code's, in hex.
    pub fingerprint: String,
    /// The code itself.
    pub text: String,
    pub premises: String,
    /// Whose premises they were then.
    pub enterprise: String,
    /// RFC 3339; null binds the code from its first registration on, whichever that turns out to be.
    pub from: Option<String>,
}

/// A code that was bound, as it was sealed.
#[derive(Debug, Clone)]
pub struct CodeResolvedEvent {
    /// The code itself.
    pub text: String,
    /// Where it hangs.
    pub premises: Uuid,
    /// From when on; none: from its first registration on.
    pub from: Option<Instant>,
}

impl EventType for CodeResolvedEvent {
    const NAME: &'static str = "code_resolved";
    const ABOUT: About = About::Directory;
    const RETENTION: Retention = Retention::ForEver;
    type Wire = CodeResolvedBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: CodeResolvedBody = json(text)?;
        Ok(Self {
            text: body.text,
            premises: uuid(&body.premises)?,
            from: optional_instant(body.from.as_deref())?,
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
