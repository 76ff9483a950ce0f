//! A case: one visit and its context, read from a line of JSON.

use std::borrow::Cow;

use super::calendar::Instant;
use super::enterprise_facts::{EachFact, EnterpriseFact, EnterpriseFacts};
use super::id::Id;
use super::plan::{Filing, PlanItem};
use super::visit::Visit;
use crate::json::{At, FromJson, Read, Refused, read};
use crate::numbers::{Numbers, hash_of_text};
use crate::pack::Pack;

/// What one judging rests on. Borrowed, so that many visits can be judged against one history.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// The visit that is judged.
    pub visit: &'f Visit<'f>,
    /// What is known of its enterprise.
    pub enterprise: EnterpriseFacts<'f>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Case<'a> {
    /// Comes back with the verdict.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub id: Id<'a>,
    /// The visit that is judged.
    #[cfg_attr(feature = "wasm", tsify(type = "Visit"))]
    pub visit: Visit<'a>,
    /// Other visits.
    #[cfg_attr(feature = "wasm", tsify(type = "Visit[]"))]
    pub history: Vec<Visit<'a>>,
    /// Instant of the last sync that filled the history; null is live.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub history_as_of: Option<Instant>,
    /// The plan; null where it is not on this phone.
    #[cfg_attr(feature = "wasm", tsify(type = "PlanItem[] | null"))]
    pub plan: Option<Vec<PlanItem<'a>>>,
    /// The filings; null likewise.
    #[cfg_attr(feature = "wasm", tsify(type = "Filing[] | null"))]
    pub filings: Option<Vec<Filing<'a>>>,
    /// What is known of its enterprise on the visit's date; null likewise.
    #[cfg_attr(feature = "wasm", serde(flatten))]
    pub enterprise: EachFact<Option<Cow<'a, str>>>,
}

/// Why a text is no case, and where.
pub type CaseError = Refused;

/// The keys of a case, at any depth.
pub(crate) fn is_key_of_case(key: &str) -> bool {
    matches!(
        key,
        "id" | "visit"
            | "history"
            | "history_as_of"
            | "plan"
            | "filings"
            | "enterprise"
            | "organ"
            | "level"
            | "category"
            | "matters"
            | "at"
            | "started_at"
            | "entry"
            | "joint"
            | "exemption"
            | "void"
            | "ground"
            | "reference"
            | "from"
            | "to"
            | "filed_at"
            | "approved_at"
    ) || EnterpriseFact::parse(key).is_some()
}

impl<'a> FromJson<'a> for Case<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        Ok(Case {
            id: at.key("id")?.read()?,
            visit: at.key("visit")?.read()?,
            history: at.key("history")?.read()?,
            history_as_of: at.key("history_as_of")?.read()?,
            plan: at.key("plan")?.read()?,
            filings: at.key("filings")?.read()?,
            enterprise: at.read()?,
        })
    }
}

impl<'a> Case<'a> {
    /// Reads a case, strictly in its form; [`Facts::check`] holds it against a pack.
    ///
    /// # Errors
    /// The first place that is wrong.
    pub fn parse(text: &'a str) -> Result<Self, CaseError> {
        read(text, is_key_of_case)
    }

    /// What the judging rests on.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            visit: &self.visit,
            enterprise: EnterpriseFacts::of(|fact| self.enterprise[fact].as_deref()),
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
            .map_err(|(key, why)| *Refused::at(format!("/visit/{key}"), why))?;
        let mut ids = Numbers::default();
        for (index, visit) in self.history.iter().enumerate() {
            check_visit(visit, pack)
                .and_then(|()| self.check_id(visit, index, &mut ids))
                .map_err(|(key, why)| *Refused::at(format!("/history/{index}/{key}"), why))?;
        }
        Ok(())
    }

    fn check_id(&self, visit: &Visit<'_>, index: usize, ids: &mut Numbers) -> Result<(), Fault> {
        let id = |number: u32| {
            self.history
                .get(number as usize)
                .map_or("", |visit| &*visit.id)
        };
        let hash = hash_of_text(&visit.id);
        if ids.find(hash, |number| id(number) == &*visit.id).is_some() {
            return Err(("id", "is another visit's id, too"));
        }
        let number =
            u32::try_from(index).map_err(|_| ("id", "is one of more visits than can be judged"))?;
        ids.insert(hash, number, &|number| hash_of_text(id(number)));
        Ok(())
    }
}

/// A key of a visit, and what is wrong with it.
type Fault = (&'static str, &'static str);

fn check_visit(visit: &Visit<'_>, pack: &Pack) -> Result<(), Fault> {
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
