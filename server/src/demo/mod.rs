//! Makes a city to try the product in: made-up firms and people, real articles and matters, and a year of visits that
//! phones sealed and pushed. The same one every time.

#![allow(
    missing_docs,
    reason = "a field or variant whose name says it all needs no sentence"
)]

pub(crate) mod body;
pub(crate) mod bulk_visits;
pub(crate) mod calendar;
pub mod demo_error;
pub(crate) mod dice;
pub(crate) mod drawn_visit;
pub(crate) mod enter_directory;
pub mod firms;
pub mod folder;
pub(crate) mod names;
pub mod notes;
pub(crate) mod oddities;
pub mod people;
pub(crate) mod phone;
pub(crate) mod phones;
pub(crate) mod pulled_data;
pub mod scenes;
pub(crate) mod schedule;
pub(crate) mod specials;
pub(crate) mod year;
pub(crate) mod year_player;

use ruqi_rules::{Instant, Pack, ZHUZHOU_2024};

use crate::clock::Clock;
use crate::config::Config;
use crate::directory::import::{self, ImportKind, ImportOptions};
use crate::setup::installation::create;
use crate::state::AppState;
use crate::store::directory::organ_tree;
use crate::store::directory::organ_tree::Organ;

use demo_error::DemoError;
use firms::Firm;
use notes::Notes;
use phones::Phones;
use pulled_data::PulledData;
use scenes::Cast;
use schedule::Planned;
use year::Year;
use year_player::YearPlayer;

const REGIONS: &str = include_str!("../../data/regions.json");
const ORGANS: &str = include_str!("../../data/demo-organs.csv");
const MATTERS: &str = include_str!("../../data/demo-matters.csv");

/// What to make.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub enterprises: usize,
    /// Visits without signatures, to measure with.
    pub facts: usize,
}

impl Default for Size {
    fn default() -> Self {
        Self {
            enterprises: 2_000,
            facts: 0,
        }
    }
}

/// Makes the database of a demo that begins at `at`, and tells what it does.
///
/// # Errors
/// When something is set up in the folder already, or cannot be made.
pub fn make(
    config: Config,
    at: Instant,
    size: Size,
    told: impl Fn(&str),
) -> Result<(AppState, Notes), DemoError> {
    let state = create(config, Clock::demo(at - Clock::real().real_now()))?;
    let since = scenes::entered_at(at);
    told("机关、事项、企业和人员 · organs, matters, enterprises, people");
    for (kind, list) in [
        (ImportKind::Regions, REGIONS),
        (ImportKind::Organs, ORGANS),
        (ImportKind::Matters, MATTERS),
    ] {
        let options = ImportOptions {
            now: Some(since),
            ..ImportOptions::default()
        };
        import::run_with(&state, kind, list.as_bytes().to_vec(), &options, |_, _| ())?;
    }
    let organs = state.store.read_blocking(organ_tree::all)?;
    let firms = firms::make(size.enterprises, since);
    let cast = Cast::choose(&firms);
    let people = people::make(&organs, &cast.accounts(&firms), since);
    enter_directory::directory(&state, &cast, &firms, &people, since)?;
    told("年度计划和备案 · annual plans and filings");
    let (items, year) = plan(&organs, &firms, &cast, at);
    let (visits, filings) = year.in_order();
    enter_directory::plans(&state, &organs, &firms, &items, &filings, at)?;
    let pack = Pack::parse(ZHUZHOU_2024)?;
    let known = PulledData {
        pack: &pack,
        organs: &organs,
        firms: &firms,
        items: &items,
        filings: &filings,
        visits: Default::default(),
    };
    let phones = Phones::enrol(&state, &organs, &people, since)?;
    let mut history = YearPlayer::new(phones, known);
    let count = visits.len();
    history.play(visits, |done| {
        if done.is_multiple_of(100) {
            told(&format!("一年的登记 · a year of visits: {done} / {count}"));
        }
    })?;
    if size.facts > 0 {
        bulk_visits::add(&state, &organs, &firms, &people, (size.facts, at), |done| {
            told(&format!(
                "用于测量的登记 · visits to measure with: {done} / {}",
                size.facts
            ));
        })?;
    }
    Ok((state, Notes::of(at, &cast, &firms, &people)))
}

fn plan<'a>(
    organs: &'a [Organ],
    firms: &'a [Firm],
    cast: &Cast,
    at: Instant,
) -> (Vec<Planned>, Year<'a>) {
    let (today, reserved) = (calendar::date(at), cast.firms());
    let mut items = schedule::make(organs, firms, &reserved, today);
    let mut year = Year::plan(organs, firms, reserved, &items, today);
    specials::add(&mut year);
    oddities::add(&mut year);
    let ours = year.organ(scenes::ORGAN);
    let due = match organs.get(ours) {
        Some(organ) => cast.items(ours, organ, firms, today),
        None => Vec::new(),
    };
    cast.play(&mut year, &due);
    items.extend(due);
    (items, year)
}
