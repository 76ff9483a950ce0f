//! `code_bound`: a foreign code that no registration waits for is bound to premises.

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

/// Body of `code_bound`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CodeBoundBody {
    /// Of the code, in hex.
    pub fingerprint: String,
    /// The whole of it.
    pub text: String,
    pub premises: String,
    /// Whose premises they are.
    pub enterprise: String,
    /// The administrator.
    pub by: String,
}

/// A foreign code that was bound, as it was sealed.
#[derive(Debug, Clone)]
pub struct CodeBoundEvent {
    /// Where it hangs.
    pub premises: Uuid,
    /// Whose premises they were then.
    pub enterprise: EnterpriseId,
}

impl EventType for CodeBoundEvent {
    const NAME: &'static str = "code_bound";
    const ABOUT: About = About::Directory;
    const RETENTION: Retention = Retention::ForEver;
    type Wire = CodeBoundBody;

    fn parse(text: &str, _: &Sealer) -> Result<Self, Why> {
        let body: CodeBoundBody = json(text)?;
        Ok(Self {
            premises: uuid(&body.premises)?,
            enterprise: uuid(&body.enterprise)?,
        })
    }

    fn authors(&self) -> Authors<'_> {
        Authors::Administrators
    }

    fn subjects(&self) -> Vec<EventId> {
        Vec::new()
    }

    /// Changes no registration by itself: none came with the code.
    fn apply(&self, _: &mut RegistrationState, _: &Stamp) {}

    fn meaning(self) -> Meaning {
        Meaning::NothingElse
    }
}
