//! Rows into the rules' facts, and the rules' answer.

use ruqi_rules::{
    Date, EnterpriseFact, EnterpriseFacts, Entry, Exemption, Facts, Filing, Id, Pack, PlanItem,
    Verdict, evaluate,
};

use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::registrations::Visit;
use crate::store::derived::visit_key::{EnterpriseKey, EntryWord, State};
use crate::store::directory::{enterprise_grades, filing, plans};
use crate::store::ids::EnterpriseId;
use crate::store::value::Value;

/// An enterprise's visits as a pack sees them, in the order of the rows.
pub(crate) struct History<'h>(Vec<ruqi_rules::Visit<'h>>);

impl<'h> History<'h> {
    /// Visits of a category or level that the pack does not know are left out of what counts.
    pub(crate) fn of(
        enterprise: EnterpriseKey,
        visits: impl IntoIterator<Item = &'h Visit>,
        pack: &Pack,
    ) -> Self {
        let name = enterprise.to_string();
        let known = |visit: &Visit| {
            pack.category(&visit.category).is_some() && pack.level(visit.level.as_str()).is_some()
        };
        Self(
            visits
                .into_iter()
                .map(|visit| ruqi_rules::Visit {
                    id: id(visit.id),
                    enterprise: Id::from(name.clone()),
                    organ: Id::from(visit.organ.as_str()),
                    level: Id::from(visit.level.as_str()),
                    category: Id::from(visit.category.as_str()),
                    matters: visit
                        .matters
                        .iter()
                        .map(|matter| Id::from(matter.as_str()))
                        .collect(),
                    at: visit.at,
                    started_at: visit.started_at,
                    entry: match visit.entry {
                        EntryWord::Scan => Entry::Scan,
                        EntryWord::Manual => Entry::Manual,
                    },
                    joint: visit.joint.map(id),
                    exemption: visit.ground.as_deref().map(|ground| Exemption {
                        ground: ground.into(),
                        // A reference that was not given is a blank one.
                        reference: visit.reference.as_deref().unwrap_or_default().into(),
                    }),
                    void: visit.state != State::Stands || !known(visit),
                })
                .collect(),
        )
    }
}

impl<'h> History<'h> {
    /// As the rules have them.
    pub(crate) fn visits(&self) -> &[ruqi_rules::Visit<'h>] {
        &self.0
    }
}

impl Settling<'_> {
    /// Judges one visit of the history; none where the pack cannot judge it.
    pub(crate) fn evaluate(
        &self,
        History(history): &History<'_>,
        index: usize,
        visit: &Visit,
        pack: &Pack,
    ) -> Result<Option<Verdict>, StoreError> {
        let (Some(judged), Some(category), Some(_)) = (
            history.get(index),
            pack.category(&visit.category),
            pack.level(visit.level.as_str()),
        ) else {
            return Ok(None);
        };
        if category.inspection && visit.matters.is_empty() {
            return Ok(None);
        }
        let known = match visit.enterprise {
            EnterpriseKey::Known(id) => Some(id),
            EnterpriseKey::Unknown(_) => None,
        };
        let announced = known.map(|id| self.announced(visit, id)).transpose()?;
        let plan = announced.as_ref().map(Announced::plan).transpose()?;
        let filings = announced.as_ref().map(Announced::filings).transpose()?;
        let grade = known.map(|id| self.grade(visit, id, pack)).transpose()?;
        Ok(Some(evaluate(
            &Facts {
                visit: judged,
                enterprise: EnterpriseFacts::of(|fact| match fact {
                    EnterpriseFact::Grade => grade.as_ref()?.as_deref(),
                }),
                history,
                history_as_of: None,
                plan: plan.as_deref(),
                filings: filings.as_deref(),
            },
            pack,
        )))
    }

    /// Reads what the visit's organ announced to an enterprise before it.
    fn announced(&self, visit: &Visit, enterprise: EnterpriseId) -> Result<Announced, StoreError> {
        let tx = self.basis.tx;
        Ok(Announced {
            items: plans::items_for(tx, &visit.organ, enterprise, visit.instant)?,
            filed: filing::for_enterprise(tx, &visit.organ, enterprise)?,
        })
    }

    /// Reads the enterprise's risk grade on the day of the visit. Most packs have none, and most visits are judged by one
    /// of those.
    pub(crate) fn grade(
        &self,
        visit: &Visit,
        enterprise: EnterpriseId,
        pack: &Pack,
    ) -> Result<Option<String>, StoreError> {
        if pack.listed(EnterpriseFact::Grade).is_empty() {
            return Ok(None);
        }
        let day = pack.date(visit.instant);
        enterprise_grades::on(self.basis.tx, enterprise, &day.to_string())
    }
}

/// What an organ announced to an enterprise: its plan in force at the visit, its filings.
struct Announced {
    items: Vec<plans::PlanItem>,
    filed: Vec<filing::Filing>,
}

impl Announced {
    fn plan(&self) -> Result<Vec<PlanItem<'_>>, StoreError> {
        self.items.iter().map(plan_item).collect()
    }

    fn filings(&self) -> Result<Vec<Filing<'_>>, StoreError> {
        self.filed.iter().map(filing_of).collect()
    }
}

fn id(id: impl std::fmt::Display) -> Id<'static> {
    Id::from(id.to_string())
}

fn plan_item(item: &plans::PlanItem) -> Result<PlanItem<'_>, StoreError> {
    Ok(PlanItem {
        id: id(item.id),
        organ: Id::from(item.organ.as_str()),
        enterprise: item.enterprise.map(id),
        matters: item
            .matters
            .iter()
            .map(|matter| Id::from(matter.as_str()))
            .collect(),
        from: day(&item.first_day)?,
        to: day(&item.last_day)?,
    })
}

fn filing_of(filing: &filing::Filing) -> Result<Filing<'_>, StoreError> {
    Ok(Filing {
        id: id(filing.id),
        organ: Id::from(filing.organ.as_str()),
        enterprise: filing.enterprise.map(id),
        matters: filing
            .matters
            .iter()
            .map(|matter| Id::from(matter.as_str()))
            .collect(),
        from: day(&filing.first_day)?,
        to: day(&filing.last_day)?,
        filed_at: filing.filed_at,
        approved_at: filing.approved_at,
    })
}

/// Reads a stored day: imports take no other.
fn day(text: &str) -> Result<Date, StoreError> {
    Date::parse(text).map_err(|_| StoreError::Unreadable {
        column: "day".to_owned(),
        mismatch: Value::Text(text).mismatch("date"),
    })
}
