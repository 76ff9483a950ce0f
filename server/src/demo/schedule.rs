//! Makes annual plans and filings: each organ plans some firms of its field and region for this year and the last.

use chrono::{Datelike, NaiveDate};
use ruqi_rules::Instant;
use uuid::Uuid;

use crate::demo::calendar::{DAY, at, first_of_year, minus_days, plus_days};
use crate::demo::dice::Dice;
use crate::demo::firms::Firm;
use crate::directory::publish;
use crate::store::directory::filing::Filing;
use crate::store::directory::level_word::LevelWord;
use crate::store::directory::organ_tree::Organ;
use crate::store::directory::plans::PlanItem;
use crate::store::directory::{filing, plans};
use crate::store::{StoreError, Tx};

/// Firms that an organ plans a year.
const PLANNED: usize = 24;

/// An item of a plan.
#[derive(Debug, Clone)]
pub struct Planned {
    pub id: Uuid,
    /// Its place among the organs, and the firm's among the firms.
    pub organ: usize,
    pub firm: usize,
    pub matters: Vec<String>,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// What an organ looks after: the matters of its field, `SCJG` of `TY-SCJG`.
pub fn field(organ: &Organ) -> &str {
    // Organs of the demo are named so; of any other field there are no matters.
    organ.id.split('-').nth(1).unwrap_or_default()
}

/// Teams do not plan: their organ does.
pub fn is_team(organ: &Organ) -> bool {
    // Organs of the demo are named so; of any other field there are no matters.
    organ.id.split('-').count() > 2
}

/// Plans of the year of `today` and the one before. City and counties share the firms out, evenly and oddly
/// numbered ones, so that only what is meant to overlap does. `reserved` firms are left to the scenes.
pub fn make(
    organs: &[Organ],
    firms: &[Firm],
    reserved: &[usize],
    today: NaiveDate,
) -> Vec<Planned> {
    let mut dice = Dice::of(3);
    let mut items = Vec::new();
    for (o, organ) in organs.iter().enumerate().filter(|(_, o)| !is_team(o)) {
        let is_city = organ.level == LevelWord::City;
        let ours: Vec<usize> = (0..firms.len())
            .filter(|f| is_city == f.is_multiple_of(2) && !reserved.contains(f))
            .filter(|f| is_city || firms[*f].region == organ.region)
            .filter(|f| !matters(&firms[*f], organ).is_empty())
            .collect();
        for year in [today.year() - 1, today.year()] {
            for firm in dice.some(&ours, PLANNED) {
                let first = plus_days(first_of_year(year), dice.below(330) as u64);
                items.push(Planned {
                    id: dice.id(submitted_at(year)),
                    organ: o,
                    firm,
                    matters: matters(&firms[firm], organ),
                    first,
                    last: plus_days(first, 30).min(minus_days(first_of_year(year + 1), 1)),
                });
            }
        }
    }
    items
}

/// What inspectors of the organ's field come for at the firm.
pub fn matters(firm: &Firm, organ: &Organ) -> Vec<String> {
    let field = field(organ);
    firm.trade
        .matters
        .iter()
        .filter(|matter| matter.split('-').next() == Some(field))
        .map(|matter| (*matter).to_owned())
        .collect()
}

/// Plans are handed in ten days before their year.
pub fn submitted_at(year: i32) -> Instant {
    at(minus_days(first_of_year(year), 10), 600)
}

/// Enters an organ's plan of a year.
pub fn store(
    c: &Tx,
    organ: &Organ,
    year: i32,
    items: &[&Planned],
    firms: &[Firm],
    id: Uuid,
) -> Result<(), StoreError> {
    let submitted = submitted_at(year);
    let before = publish::plan_items(c, &organ.id, submitted)?;
    let plan = plans::insert(c, id, &organ.id, year, submitted)?;
    for item in items {
        plans::insert_item(
            c,
            plan.id,
            &PlanItem {
                id: item.id,
                organ: organ.id.clone(),
                enterprise: firms.get(item.firm).map(|firm| firm.id),
                matters: item.matters.clone(),
                first_day: item.first.to_string(),
                last_day: item.last.to_string(),
            },
        )?;
    }
    publish::plan(c, &organ.id, &before, submitted)
}

/// A filing of a planned visit, for a fortnight around its day.
pub fn filing(
    dice: &mut Dice,
    item: &Planned,
    organ: &Organ,
    firm: &Firm,
    day: NaiveDate,
    filed_at: Instant,
) -> Filing {
    Filing {
        id: dice.id(filed_at),
        organ: organ.id.clone(),
        enterprise: Some(firm.id),
        matters: item.matters.clone(),
        first_day: minus_days(day, 3).to_string(),
        last_day: plus_days(day, 11).to_string(),
        filed_at,
        published: dice.percent(30),
        approved_at: None,
    }
}

/// When a filing is handed in in good time: some days before.
pub fn in_good_time(dice: &mut Dice, visit: Instant) -> Instant {
    visit - dice.between(4, 12) * DAY
}

/// Enters a filing.
pub fn store_filing(c: &Tx, new: &Filing) -> Result<(), StoreError> {
    filing::insert(c, new)?;
    publish::filing(c, new)
}
