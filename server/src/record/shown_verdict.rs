//! The verdict that the phone showed before the officer went in.

use ruqi_rules::Instant;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::record::fields::optional_instant;
use crate::record::refusal::Why;

/// The verdict as the officer saw it, without its messages.
#[derive(Debug, Clone, Default)]
pub struct ShownVerdict {
    /// `clear`, `caution`, `violation`.
    pub verdict: String,
    /// Rule, cap and the visits that it rests on.
    pub findings: Vec<ShownFinding>,
    /// When the data was asked for, set right by what the server's clock said then.
    pub as_of: Option<Instant>,
}

/// A finding as the officer saw it.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct ShownFinding {
    /// As in packs.
    pub rule: String,
    /// In `over_frequency` alone.
    #[serde(default)]
    pub cap: Option<String>,
    /// Ids of visits.
    #[serde(default)]
    pub because: Vec<String>,
    /// Its words are for people; left out where the record had no room for them.
    message: Option<IgnoredAny>,
}

/// Visits that a finding names where the record had no room for all.
const NAMED_WITHOUT_ROOM: usize = 20;

impl ShownFinding {
    /// Whether it may rest on more visits than it names: a record that had no room has no messages either.
    pub fn is_shortened(&self) -> bool {
        self.message.is_none() && self.because.len() == NAMED_WITHOUT_ROOM
    }
}

/// As sealed; the output is left as text until it is asked for.
#[derive(Deserialize)]
pub(crate) struct ShownText<'a> {
    state: ShownState,
    #[serde(borrow)]
    output: Option<&'a RawValue>,
    as_of: Option<String>,
}

#[derive(PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ShownState {
    Evaluated,
    NotEvaluated,
}

/// Reads what was shown: it is evidence whatever it says, and a form that nobody can compare counts as not evaluated.
/// The phone says by its own clock when its data was asked for; `ahead_ms` sets that right.
pub(crate) fn read(text: &ShownText<'_>, ahead_ms: i64) -> Result<Option<ShownVerdict>, Why> {
    #[derive(Deserialize)]
    struct Output {
        verdict: String,
        findings: Vec<ShownFinding>,
    }
    let as_of = optional_instant(text.as_of.as_deref())?;
    if text.state == ShownState::NotEvaluated {
        return Ok(None);
    }
    let output = text
        .output
        .and_then(|raw| serde_json::from_str::<Output>(raw.get()).ok());
    Ok(output.map(|output| ShownVerdict {
        verdict: output.verdict,
        findings: output.findings,
        as_of: as_of.map(|at| at + ahead_ms),
    }))
}
