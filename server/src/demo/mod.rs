//! A city to try the product in: made-up firms and people, real articles and matters, and a year of visits that phones
//! sealed and pushed. The same one every time.

#![allow(
    missing_docs,
    reason = "a field or variant whose name says it all needs no sentence"
)]

mod body;
mod calendar;
mod dice;
pub mod enterprises;
mod history;
mod names;
pub mod notes;
pub mod people;
mod phone;
pub mod scenes;
mod schedule;
mod shown;
mod specials;
mod visits;

use chrono::Datelike;
use ruqi_rules::{Pack, PackError, ZHUZHOU_2024};

use crate::clock::Clock;
use crate::config::Config;
use crate::directory::codes;
use crate::directory::import::{self, ImportError, ImportKind};
use crate::session::PasswordError;
use crate::session::installation::{InstallError, create};
use crate::state::AppState;
use crate::store::organ::Organ;
use crate::store::{StoreError, organ};
use crate::sync::enrol::EnrolError;
use crate::sync::push::PushError;

use dice::Dice;
use enterprises::Firm;
use history::History;
use notes::Notes;
use people::Someone;
use phone::PhoneError;
use scenes::{Cast, PASSWORD};
use schedule::Planned;
use shown::Known;
use visits::Year;

const ORGANS: &str = include_str!("../../data/demo-organs.csv");
const MATTERS: &str = include_str!("../../data/demo-matters.csv");

/// Why the demo was not made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Install(#[from] InstallError),
    #[error("demo data: {0}")]
    Import(#[from] ImportError),
    #[error("demo data: {0}")]
    Store(#[from] StoreError),
    #[error("demo data: {0}")]
    Pack(#[from] PackError),
    #[error("demo data: {0}")]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Phone(#[from] PhoneError),
    #[error("demo data: enrolling a phone: {0}")]
    Enrol(#[from] EnrolError),
    #[error("demo data: {0}")]
    Push(#[from] PushError),
    #[error("demo data: the server did not take an event: {0}")]
    NotTaken(String),
}

/// What to make.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub enterprises: usize,
}

impl Default for Size {
    fn default() -> Self {
        Self { enterprises: 2_000 }
    }
}

/// Makes the database of a demo that begins at `at` (milliseconds), and tells what it does.
///
/// # Errors
/// When something is set up in the folder already, or cannot be made.
pub fn make(
    config: Config,
    at: i64,
    size: Size,
    told: impl Fn(&str),
) -> Result<(AppState, Notes), DemoError> {
    let state = create(config, Clock::demo(at - Clock::real().real_now()))?;
    let since = scenes::entered_at(at);
    told("机关、事项、企业和人员 · organs, matters, enterprises, people");
    for (kind, csv) in [(ImportKind::Organs, ORGANS), (ImportKind::Matters, MATTERS)] {
        import::run_at(&state, kind, csv.as_bytes().to_vec(), since, |_, _| ())?;
    }
    let organs = state.store.read_blocking(organ::all)?;
    let firms = enterprises::make(size.enterprises, since);
    let cast = Cast::choose(&firms);
    let people = people::make(&organs, &cast.accounts(&firms), since);
    enter(&state, &cast, &firms, &people, since)?;
    told("年度计划和备案 · annual plans and filings");
    let (items, year) = plan(&organs, &firms, &cast, at);
    let (visits, filings) = year.in_order();
    enter_plans(&state, &organs, &firms, &items, &filings, at)?;
    let pack = Pack::parse(ZHUZHOU_2024)?;
    let known = Known {
        pack: &pack,
        organs: &organs,
        firms: &firms,
        items: &items,
        filings: &filings,
        visits: Default::default(),
    };
    let mut history = History::begin(&state, known, &people, since)?;
    let count = visits.len();
    history.play(visits, |done| {
        if done.is_multiple_of(100) {
            told(&format!("一年的登记 · a year of visits: {done} / {count}"));
        }
    })?;
    Ok((state, Notes::of(at, &cast, &firms, &people)))
}

fn enter(
    state: &AppState,
    cast: &Cast,
    firms: &[Firm],
    people: &[Someone],
    since: i64,
) -> Result<(), DemoError> {
    // One hash for all: a hundred and seventy would take as many times thirty milliseconds, and everybody knows it.
    let password = state.passwords.hash_blocking(PASSWORD)?;
    let (firms, people) = (firms.to_vec(), people.to_vec());
    let foreign = cast.firm(scenes::Scene::ForeignCode);
    state.store.write_blocking(move |c| {
        let mut dice = Dice::of(7);
        for firm in &firms {
            enterprises::store(c, firm, since)?;
        }
        for someone in &people {
            people::store(c, someone, &password, dice.id(since), since)?;
        }
        if let Some(firm) = foreign.and_then(|f| firms.get(f))
            && let Ok(read) = ruqi_rules::read_code(scenes::FOREIGN_CODE)
        {
            codes::bind_text(c, &read, firm.premises, since)?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}

fn plan<'a>(
    organs: &'a [Organ],
    firms: &'a [Firm],
    cast: &Cast,
    at: i64,
) -> (Vec<Planned>, Year<'a>) {
    let (today, reserved) = (calendar::date(at), cast.firms());
    let mut items = schedule::make(organs, firms, &reserved, today);
    let mut year = Year::plan(organs, firms, reserved, &items, today);
    specials::add(&mut year);
    let ours = year.organ(scenes::ORGAN);
    let due = organs
        .get(ours)
        .map(|organ| cast.items(ours, organ, firms, today))
        .unwrap_or_default();
    cast.play(&mut year, &due);
    items.extend(due);
    (items, year)
}

fn enter_plans(
    state: &AppState,
    organs: &[Organ],
    firms: &[Firm],
    items: &[Planned],
    filings: &[crate::store::filing::Filing],
    at: i64,
) -> Result<(), DemoError> {
    let (organs, firms) = (organs.to_vec(), firms.to_vec());
    let (items, filings) = (items.to_vec(), filings.to_vec());
    let year = calendar::date(at).year();
    state.store.write_blocking(move |c| {
        let mut dice = Dice::of(8);
        for (o, organ) in organs.iter().enumerate() {
            for year in [year - 1, year] {
                let own: Vec<&Planned> = items
                    .iter()
                    .filter(|item| item.organ == o && item.first.year() == year)
                    .collect();
                if !own.is_empty() {
                    let id = dice.id(schedule::submitted_at(year));
                    schedule::store(c, organ, year, &own, &firms, id)?;
                }
            }
        }
        filings
            .iter()
            .try_for_each(|filing| schedule::store_filing(c, filing))
    })?;
    Ok(())
}
