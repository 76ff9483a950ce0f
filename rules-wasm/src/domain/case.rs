//! A case: one visit and its context, read from a line of JSON.

use std::collections::HashSet;

use serde::Deserialize;

use super::calendar::Instant;
use super::id::Id;
use super::object::{nullable, only_from_object};
use super::plan::{Filing, PlanItem};
use super::visit::Visit;
use crate::pack::Pack;

/// What one judging rests on. Borrowed, so that many visits can be judged against one history.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// The visit that is judged.
    pub visit: &'f Visit<'f>,
    /// Other visits, in any order; those of other enterprises, void ones and the visit's own copy are left out.
    pub history: &'f [Visit<'f>],
    /// Instant of the last sync that filled the history; `None` is live.
    pub history_as_of: Option<Instant>,
    /// The plan in force; `None` where it is not at hand.
    pub plan: Option<&'f [PlanItem<'f>]>,
    /// The filings; `None` where they are not at hand.
    pub filings: Option<&'f [Filing<'f>]>,
}

/// A case as a line of JSON gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(remote = "Self", expecting = "an object")]
pub struct Case<'a> {
    /// Comes back with the verdict.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// The visit that is judged.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "Visit"))]
    pub visit: Visit<'a>,
    /// Other visits.
    #[serde(borrow)]
    #[cfg_attr(feature = "wasm", tsify(type = "Visit[]"))]
    pub history: Vec<Visit<'a>>,
    /// Instant of the last sync that filled the history; null is live.
    #[serde(deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub history_as_of: Option<Instant>,
    /// The plan; null where it is not on this phone.
    #[serde(borrow, deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "PlanItem[] | null"))]
    pub plan: Option<Vec<PlanItem<'a>>>,
    /// The filings; null likewise.
    #[serde(borrow, deserialize_with = "nullable")]
    #[cfg_attr(feature = "wasm", tsify(type = "Filing[] | null"))]
    pub filings: Option<Vec<Filing<'a>>>,
}
only_from_object!(Case);

/// Why a text is no case, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct CaseError {
    /// A JSON pointer (RFC 6901); empty where it is the whole.
    pub place: String,
    /// In words.
    pub why: String,
}

impl CaseError {
    fn at(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            why: why.into(),
        }
    }
}

impl<'a> Case<'a> {
    /// Reads a case, strictly in its form; [`Facts::check`] holds it against a pack.
    ///
    /// # Errors
    /// The first place that is wrong.
    pub fn parse(text: &'a str) -> Result<Self, CaseError> {
        read(text)
    }

    /// What the judging rests on.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            visit: &self.visit,
            history: &self.history,
            history_as_of: self.history_as_of,
            plan: self.plan.as_deref(),
            filings: self.filings.as_deref(),
        }
    }
}

impl Facts<'_> {
    /// Holds the facts against a pack: levels and categories that it knows, matters where an inspection needs them,
    /// no two history visits with one id. History is checked whole, also what the rules leave out.
    ///
    /// # Errors
    /// The first place that is wrong.
    pub fn check(&self, pack: &Pack) -> Result<(), CaseError> {
        check_visit(self.visit, pack)
            .map_err(|(key, why)| CaseError::at(format!("/visit/{key}"), why))?;
        let mut ids = HashSet::with_capacity(self.history.len());
        for (index, visit) in self.history.iter().enumerate() {
            check_visit(visit, pack)
                .and_then(|()| {
                    if ids.insert(&*visit.id) {
                        Ok(())
                    } else {
                        Err(("id", "is another visit's id, too"))
                    }
                })
                .map_err(|(key, why)| CaseError::at(format!("/history/{index}/{key}"), why))?;
        }
        Ok(())
    }
}

fn check_visit(visit: &Visit<'_>, pack: &Pack) -> Result<(), (&'static str, &'static str)> {
    if pack.level(&visit.level).is_none() {
        return Err(("level", "is not a level of the pack"));
    }
    let Some(category) = pack.category(&visit.category) else {
        return Err(("category", "is not a category of the pack"));
    };
    if category.inspection && visit.matters.is_empty() {
        return Err(("matters", "is empty, and an inspection has at least one"));
    }
    Ok(())
}

/// Reads JSON, and says where it is wrong. The quick way keeps no account of where it is; a text that fails is read
/// once more by one that does.
pub(crate) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, CaseError> {
    serde_json::from_str(text).map_err(|fault| {
        let mut json = serde_json::Deserializer::from_str(text);
        match serde_path_to_error::deserialize::<_, T>(&mut json) {
            Err(fault) => located(&fault),
            // The value is right, and something stands after it.
            Ok(_) => CaseError::at("", format!("is not JSON: {fault}")),
        }
    })
}

/// Turns serde's account of a fault into a pointer and words.
fn located(fault: &serde_path_to_error::Error<serde_json::Error>) -> CaseError {
    use serde_path_to_error::Segment;
    if !fault.inner().is_data() {
        return CaseError::at("", format!("is not JSON: {}", fault.inner()));
    }
    let mut place = String::new();
    for segment in fault.path() {
        match segment {
            Segment::Seq { index } => place.push_str(&format!("/{index}")),
            Segment::Map { key } => {
                place.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1")))
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let words = fault.inner().to_string();
    let words = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(words, _)| words);
    match words
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'))
    {
        Some(key) => CaseError::at(format!("{place}/{key}"), "is missing"),
        None => CaseError::at(place, words),
    }
}
