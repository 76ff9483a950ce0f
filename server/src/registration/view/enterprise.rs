//! Shows visits as the enterprise sees them: who, when, on what matters, what the rules found. Never a reference, an
//! internal reason, or what another enterprise had.

use ruqi_rules::{Date, Instant, Pack, uses_up_caps};

use crate::registration::judge::facts::History;
use crate::registration::packs::Packs;
use crate::registration::region_lookup::RegionLookup;
use crate::registration::view::articles::articles;
use crate::registration::view::lists::write_place;
use crate::registration::view::organ::{Views, state, time};
use crate::registration::view::stored_json;
use crate::registration::view::unknown_words::{category_told, ground_told};
use crate::store::access::scope::Own;
use crate::store::derived::registration_scope::{self, VisitCursor};
use crate::store::derived::registrations::{Registration, Visit};
use crate::store::derived::visit_key::{EnterpriseKey, State};
use crate::store::derived::{pending_verdicts, verdicts, visit_history};
use crate::store::directory::{filing, plans, premises};
use crate::store::{Db, StoreError};
use crate::wire::visits::{EnterpriseVisit, EnterpriseVisits};

/// Visits to a page.
const VISITS: u32 = 20;
/// A civil year and a day on either side, whatever the pack's offset.
const YEAR_MS: i64 = 368 * Instant::DAY;

/// Lists a page of the enterprise's own visits, with the counts of this year.
pub fn page(
    db: &Db,
    packs: &Packs,
    own: &Own,
    before: VisitCursor,
    now: Instant,
) -> Result<EnterpriseVisits, StoreError> {
    let packs = packs.current(db)?;
    let mut regions = RegionLookup::new(db);
    let chain = match regions.of(EnterpriseKey::Known(own.enterprise))? {
        Some(region) => regions.chain(&region)?,
        None => Vec::new(),
    };
    let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
    let pack_at = |at: Instant| packs.for_instant(&chain, at);
    let found = registration_scope::of_enterprise(db, own, before, VISITS)?;
    let mut views = Views::new(db);
    let mut items = Vec::new();
    for one in &found {
        items.push(views.enterprise_visit(one, pack_at(one.visit.instant))?);
    }
    let (year, counted, all) = counts(db, own, pack_at(now), now)?;
    Ok(EnterpriseVisits {
        enterprise: own.enterprise.to_string(),
        enterprise_name: own.enterprise_name.clone(),
        year,
        counted,
        all,
        before: write_place(&found, VISITS),
        items,
    })
}

/// Counts the year's inspections and visits; answers the year with them.
fn counts(
    db: &Db,
    own: &Own,
    pack: Option<&Pack>,
    now: Instant,
) -> Result<(i32, u32, u32), StoreError> {
    let Some(pack) = pack else {
        return Ok((0, 0, 0));
    };
    let year_of = |at: Instant| year(pack.date(at));
    let year = year_of(now);
    let key = EnterpriseKey::Known(own.enterprise);
    let mut visits = visit_history::between(db, key, now - YEAR_MS, now + YEAR_MS)?;
    visits.retain(|visit| visit.state == State::Stands && year_of(visit.instant) == year);
    let counted = History::of(key, &visits, pack).counted(pack);
    Ok((
        year,
        counted,
        u32::try_from(visits.len()).unwrap_or(u32::MAX),
    ))
}

fn year(date: Date) -> i32 {
    date.to_string()
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(0)
}

impl History<'_> {
    fn counted(&self, pack: &Pack) -> u32 {
        let counted = self
            .visits()
            .iter()
            .filter(|visit| uses_up_caps(visit, pack))
            .count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    }
}

impl Views<'_> {
    fn enterprise_visit(
        &mut self,
        found: &Registration,
        pack: Option<&Pack>,
    ) -> Result<EnterpriseVisit, StoreError> {
        let visit = &found.visit;
        let organ = self.organ_names(&visit.organ)?;
        let category = category_told(visit, pack);
        let ground = ground_told(visit, pack);
        let date = pack.map(|pack| pack.date(visit.instant));
        let counted = pack.is_some_and(|pack| {
            History::of(visit.enterprise, std::slice::from_ref(visit), pack).counted(pack) > 0
        });
        let said = verdicts::get(self.db, visit.id)?;
        let place = found
            .premises
            .map(|id| premises::get(self.db, id))
            .transpose()?
            .flatten();
        Ok(EnterpriseVisit {
            id: visit.id.to_string(),
            organ: visit.organ.clone(),
            organ_name: organ.zh,
            organ_name_en: organ.en,
            officers: self.officers(found)?,
            at: time(visit.at),
            started_at: visit.started_at.map(time),
            category: category.0,
            category_zh: category.1,
            category_en: category.2,
            matters: self.matters_told(&visit.matters)?,
            ground: ground.0,
            ground_zh: ground.1,
            ground_en: ground.2,
            on_plan: date.map(|date| self.is_on_plan(visit, date)).transpose()?,
            filed: date.map(|date| self.is_filed(visit, date)).transpose()?,
            address: place.map(|place| place.address),
            state: state(visit.state),
            counted,
            document: pack.map(|pack| pack.document.clone()),
            articles: articles(said.as_ref(), pack)?,
            outcome: self.outcome_told(visit.id)?,
            verdict_pending: pending_verdicts::is_pending(self.db, visit.id)?,
            verdict: match said {
                Some(said) => {
                    let told = self.verdict_told(found, said.output)?;
                    Some(stored_json::raw("output", told)?)
                }
                None => None,
            },
        })
    }

    /// Whether every matter of the visit is in the plan that was in force.
    fn is_on_plan(&self, visit: &Visit, date: Date) -> Result<bool, StoreError> {
        let EnterpriseKey::Known(id) = visit.enterprise else {
            return Ok(false);
        };
        let items = plans::items_for(self.db, &visit.organ, id, visit.instant)?;
        Ok(all_covered(visit, |matter| {
            items.iter().any(|item| {
                item.matters.contains(matter) && within(date, &item.first_day, &item.last_day)
            })
        }))
    }

    /// Whether every matter of the visit was filed before it.
    fn is_filed(&self, visit: &Visit, date: Date) -> Result<bool, StoreError> {
        let EnterpriseKey::Known(id) = visit.enterprise else {
            return Ok(false);
        };
        let filings = filing::for_enterprise(self.db, &visit.organ, id)?;
        Ok(all_covered(visit, |matter| {
            filings.iter().any(|one| {
                one.matters.contains(matter)
                    && within(date, &one.first_day, &one.last_day)
                    && one.filed_at <= visit.instant
            })
        }))
    }
}

fn all_covered(visit: &Visit, is_covered: impl Fn(&String) -> bool) -> bool {
    !visit.matters.is_empty() && visit.matters.iter().all(is_covered)
}

/// Whether a date is within: dates as text sort as dates do.
fn within(date: Date, first: &str, last: &str) -> bool {
    let date = date.to_string();
    first <= date.as_str() && date.as_str() <= last
}
