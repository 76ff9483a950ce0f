//! One visit judged against the book, with messages.

use std::borrow::Cow;

use super::announcements::{Announcements, Item};
use super::names::Name;
use super::shelves::{MatterSet, ShelvedVisit};
use super::{Book, BookError};
use crate::domain::calendar::Instant;
use crate::domain::case::{Facts, is_key_of_case};
use crate::domain::enterprise_facts::{EachFact, EnterpriseFacts};
use crate::domain::id::Id;
use crate::domain::plan::{Filing, PlanItem};
use crate::domain::visit::{Entry, Exemption, Visit};
use crate::evaluation::evaluate;
use crate::json::{At, FromJson, Read, read};
use crate::line::output_line;

/// What of a case the book does not know.
struct Asked<'a> {
    visit: Visit<'a>,
    enterprise: EachFact<Option<Cow<'a, str>>>,
}

impl<'a> FromJson<'a> for Asked<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        Ok(Asked {
            visit: at.key("visit")?.read()?,
            enterprise: at.read()?,
        })
    }
}

impl Book {
    /// Judges a visit: JSON with the keys of a case that the book does not know, `visit` and what is known of its
    /// enterprise. Returns a line of output, under the visit's id.
    ///
    /// # Errors
    /// What is wrong with the visit; no such pack.
    pub fn judge_one(
        &self,
        pack: usize,
        asked: &str,
        history_as_of: Option<Instant>,
    ) -> Result<String, BookError> {
        let pack = self.pack(pack)?;
        let Asked { visit, enterprise } = read(asked, is_key_of_case)?;
        let history = self.history_of(&visit.enterprise);
        let announced = |announced: &Option<Announcements>| -> Option<Vec<Item>> {
            let announced = announced.as_ref()?;
            let (organ, enterprise) = (
                self.names.find(&visit.organ),
                self.names.find(&visit.enterprise),
            );
            Some(organ.map_or(Vec::new(), |organ| {
                announced.of(organ, enterprise).copied().collect()
            }))
        };
        let plan = announced(&self.plan).map(|items| {
            items
                .iter()
                .map(|item| self.plan_item(item))
                .collect::<Vec<_>>()
        });
        let filings = announced(&self.filings).map(|items| {
            items
                .iter()
                .map(|item| self.filing(item))
                .collect::<Vec<_>>()
        });
        let facts = Facts {
            visit: &visit,
            enterprise: EnterpriseFacts::of(|fact| enterprise[fact].as_deref()),
            history: &history,
            history_as_of,
            plan: plan.as_deref(),
            filings: filings.as_deref(),
        };
        // History that the pack does not know must not keep a visit from its verdict: only the visit itself is held to it.
        Facts {
            history: &[],
            ..facts
        }
        .check(pack)?;
        Ok(output_line(&visit.id, &evaluate(&facts, pack)))
    }

    fn history_of(&self, enterprise: &str) -> Vec<Visit<'_>> {
        let Some(enterprise) = self.names.find(enterprise) else {
            return Vec::new();
        };
        let visit = |shelved: &ShelvedVisit| Visit {
            id: self.id(shelved.id),
            enterprise: self.id(enterprise),
            organ: self.id(shelved.organ),
            level: self.id(shelved.level),
            category: self.id(shelved.category),
            matters: self.ids(shelved.matters),
            at: shelved.instant,
            started_at: None,
            entry: Entry::Scan,
            joint: shelved.joint.map(|joint| self.id(joint)),
            exemption: shelved.ground.map(|ground| Exemption {
                ground: self.names.text(ground).into(),
                reference: if shelved.blank { "".into() } else { "*".into() },
            }),
            void: false,
        };
        self.shelves.at(enterprise).iter().map(visit).collect()
    }

    fn plan_item(&self, item: &Item) -> PlanItem<'_> {
        PlanItem {
            id: self.id(item.id),
            organ: self.id(item.organ),
            enterprise: item.enterprise.map(|enterprise| self.id(enterprise)),
            matters: self.ids(item.matters),
            from: item.from,
            to: item.to,
        }
    }

    fn filing(&self, item: &Item) -> Filing<'_> {
        let PlanItem {
            id,
            organ,
            enterprise,
            matters,
            from,
            to,
        } = self.plan_item(item);
        let filed_at = item.filed_at.unwrap_or(Instant::from_millis(i64::MAX));
        Filing {
            id,
            organ,
            enterprise,
            matters,
            from,
            to,
            filed_at,
            approved_at: item.approved_at,
        }
    }

    fn id(&self, name: Name) -> Id<'_> {
        self.names.text(name).into()
    }

    fn ids(&self, set: MatterSet) -> Vec<Id<'_>> {
        self.matters(set)
            .iter()
            .map(|name| self.id(*name))
            .collect()
    }
}
