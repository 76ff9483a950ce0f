//! Shapes what officers say of a visit after it, as the several roles may see it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::event::OutcomeResult;

/// An outcome as the registration's organ and its supervisor see it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OutcomeSeen {
    /// The officer who sealed it, by name.
    pub by: String,
    /// RFC 3339: estimated time of sealing.
    pub at: String,
    pub result: OutcomeResult,
    /// Blank where there is nothing to say.
    pub measures: String,
    /// YYYY-MM-DD, the last day.
    pub rectify_by: Option<String>,
}

/// A withdrawal as the registration's organ and its supervisor see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WithdrawalSeen {
    /// Who sealed it, by name.
    pub by: String,
    /// RFC 3339: estimated time of sealing.
    pub at: String,
    pub reason: String,
}

/// The outcome that counts, as the enterprise sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OutcomeTold {
    pub result: OutcomeResult,
    pub measures: String,
    /// YYYY-MM-DD, the last day.
    pub rectify_by: Option<String>,
}

/// An explanation of a finding, for the registration's organ and its supervisor.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ExplanationSeen {
    /// The officer who sealed it, by name.
    pub by: String,
    /// RFC 3339: estimated time of sealing.
    pub at: String,
    /// As in packs. The finding may be gone since.
    pub rule: String,
    pub text: String,
}
