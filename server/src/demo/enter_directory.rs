//! Enters the demo's directory and plans, as if long before the demo begins.

use chrono::Datelike;
use ruqi_rules::Instant;

use crate::demo::calendar;
use crate::demo::demo_error::DemoError;
use crate::demo::dice::Dice;
use crate::demo::firms::{self, Firm};
use crate::demo::people::{self, Someone};
use crate::demo::scenes::{Cast, FOREIGN_CODE, PASSWORD, Scene};
use crate::demo::schedule::{self, Planned};
use crate::directory::door_codes;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::filing::Filing;
use crate::store::directory::organ_tree::Organ;

/// Firms with their codes, and people.
pub fn directory(
    state: &AppState,
    cast: &Cast,
    firms: &[Firm],
    people: &[Someone],
    since: Instant,
) -> Result<(), DemoError> {
    // One hash for all: a hundred and seventy would take as many times thirty milliseconds, and everybody knows it.
    let password = state.passwords.hash_blocking(PASSWORD)?;
    let (firms, people) = (firms.to_vec(), people.to_vec());
    let foreign = cast.firm(Scene::ForeignCode);
    state.store.write_blocking(move |c| {
        let mut dice = Dice::of(7);
        for firm in &firms {
            firms::store(c, firm, since)?;
        }
        for someone in &people {
            people::store(c, someone, &password, dice.id(since), since)?;
        }
        if let Some(firm) = foreign.and_then(|f| firms.get(f))
            && let Ok(read) = ruqi_rules::read_code(FOREIGN_CODE)
        {
            door_codes::bind_text(c, &read, firm.premises, since)?;
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(())
}

/// Each organ's plans of the year of `at` and the one before, and all filings.
pub fn plans(
    state: &AppState,
    organs: &[Organ],
    firms: &[Firm],
    items: &[Planned],
    filings: &[Filing],
    at: Instant,
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
