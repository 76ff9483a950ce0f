//! Finds whose verdict can change where visits come and go: a visit is judged again only where the rules would count one
//! of them against it.

use std::collections::BTreeMap;

use ruqi_rules::{Date, EnterpriseFact, EnterpriseFacts, Facts, Pack, counts_on};

use crate::registration::judge::facts::History;
use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::registrations::Visit;
use crate::store::derived::visit_key::{EnterpriseKey, State};
use crate::store::ids::EventId;

/// Visits at one enterprise that count now and did not, and those that did and do not, or count otherwise.
pub(crate) struct ChangedVisits {
    came: Vec<Visit>,
    went: Vec<Visit>,
}

/// The same as a pack sees them: of those that it cannot tell apart on a date, one.
pub(crate) struct ChangedHistory<'c> {
    came: History<'c>,
    went: History<'c>,
}

impl ChangedVisits {
    /// Lists them, of what was derived just now.
    pub(crate) fn of(derived: &BTreeMap<EventId, RowChange>, enterprise: EnterpriseKey) -> Self {
        let (mut came, mut went) = (Vec::new(), Vec::new());
        for change in derived.values() {
            let counts = |visit: &Visit| {
                visit.enterprise == enterprise && matches!(visit.state, State::Stands)
            };
            let unjudged = |visit: &Visit| Visit {
                verdict: None,
                earliest: None,
                ..visit.clone()
            };
            let old = change.old.as_ref().map(|old| unjudged(&old.visit));
            let new = unjudged(&change.new.visit);
            if old.as_ref() != Some(&new) {
                went.extend(old.filter(counts));
                came.extend(Some(new).filter(counts));
            }
        }
        Self { came, went }
    }

    /// Sees them as a pack does.
    pub(crate) fn as_seen_by(&self, enterprise: EnterpriseKey, pack: &Pack) -> ChangedHistory<'_> {
        ChangedHistory {
            came: History::of(enterprise, distinct(&self.came, pack), pack),
            went: History::of(enterprise, distinct(&self.went, pack), pack),
        }
    }
}

/// Leaves out what the rules cannot tell from another on the same date; of those the earliest stays.
fn distinct<'v>(visits: &'v [Visit], pack: &Pack) -> impl Iterator<Item = &'v Visit> {
    let mut distinct = BTreeMap::new();
    for visit in visits {
        let Visit {
            organ,
            level,
            category,
            matters,
            ground,
            reference,
            joint,
            ..
        } = visit;
        let relation = (organ, level.as_str(), category, matters, joint);
        let kind = (pack.date(visit.instant), relation, ground, reference);
        let earliest = distinct.entry(kind).or_insert(visit);
        if (visit.instant, visit.id) < (earliest.instant, earliest.id) {
            *earliest = visit;
        }
    }
    distinct.into_values()
}

impl ChangedHistory<'_> {
    /// Whether a visit's verdict can change: one that came or went before it counts on its own date; one that came after
    /// it counts on its earliest, or one that went did on a date before that.
    pub(crate) fn can_change(
        &self,
        judged: &ruqi_rules::Visit<'_>,
        earliest: Option<Date>,
        enterprise: EnterpriseFacts<'_>,
        pack: &Pack,
    ) -> bool {
        let counts = |other: &ruqi_rules::Visit<'_>, date: Date| {
            let facts = Facts {
                visit: judged,
                enterprise,
                history: std::slice::from_ref(other),
                history_as_of: None,
                plan: None,
                filings: None,
            };
            counts_on(&facts, date, pack)
        };
        let own = pack.date(judged.instant());
        let is_before = |other: &ruqi_rules::Visit<'_>| {
            (other.instant(), &other.id) < (judged.instant(), &judged.id)
        };
        let came = |other: &ruqi_rules::Visit<'_>| match earliest {
            _ if is_before(other) => counts(other, own),
            Some(date) => date != own && counts(other, date),
            None => false,
        };
        let went = |other: &ruqi_rules::Visit<'_>| {
            if is_before(other) {
                return counts(other, own);
            }
            let date = pack.date(other.instant()).max(own);
            earliest.is_none_or(|earliest| earliest > date) && counts(other, date)
        };
        self.came.visits().iter().any(came) || self.went.visits().iter().any(went)
    }
}

impl Settling<'_> {
    /// Whether visits that came or went can change the verdict of another one.
    pub(crate) fn can_change(
        &self,
        changed: &ChangedHistory<'_>,
        visit: &Visit,
        pack: &Pack,
    ) -> Result<bool, StoreError> {
        let judged = History::of(visit.enterprise, [visit], pack);
        let Some(judged) = judged.visits().first() else {
            return Ok(false);
        };
        let grade = match visit.enterprise {
            EnterpriseKey::Known(id) => self.grade(visit, id, pack)?,
            EnterpriseKey::Unknown(_) => None,
        };
        let enterprise = EnterpriseFacts::of(|fact| match fact {
            EnterpriseFact::Grade => grade.as_deref(),
        });
        let earliest = visit.earliest.map(Date::from_days);
        Ok(changed.can_change(judged, earliest, enterprise, pack))
    }
}
