//! Puts a history to measure with straight into the tables: of its events there is the room that they take, not the
//! signature.

use std::collections::HashMap;

use ruqi_rules::{ClockGrade, Instant, Pack, VerdictWord};
use sha2::{Digest, Sha256};

use crate::demo::calendar::{DAY, MINUTE, date};
use crate::demo::demo_error::DemoError;
use crate::demo::dice::Dice;
use crate::demo::firms::Firm;
use crate::demo::people::Someone;
use crate::demo::schedule;
use crate::state::AppState;
use crate::store::access::memberships::Role;
use crate::store::derived::registrations::{self, Registration, Visit};
use crate::store::derived::verdicts::{self, StoredVerdict};
use crate::store::derived::visit_key::{EnterpriseKey, EntryWord, State};
use crate::store::directory::organ_tree::Organ;
use crate::store::evidence::events::{self, EventState, StoredEvent};
use crate::store::ids::PersonId;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Scope};
use crate::store::{StoreError, Tx};

/// Visits to a transaction. SQLite keeps what a transaction would undo as a list in memory, and walks it from its beginning
/// after each statement: of 20,000 visits a million took half an hour.
const BATCH: usize = 500;

/// Who comes, and from where.
struct Cast<'a> {
    organs: Vec<&'a Organ>,
    officers: HashMap<&'a str, Vec<PersonId>>,
    pack: [u8; 32],
}

/// Visits of a year at the most: what phones are given of a city is the last year's, however much is stored.
const A_YEAR: usize = 1_000_000;

/// Adds so many visits, spread over the firms and the year before `now`, or over as many years as they take.
pub fn add(
    state: &AppState,
    organs: &[Organ],
    firms: &[Firm],
    people: &[Someone],
    (count, now): (usize, Instant),
    told: impl Fn(usize),
) -> Result<(), DemoError> {
    let cast = Cast::of(organs, people)?;
    // In the order of the tables: firms by id, each with its visits.
    let mut firms: Vec<&Firm> = firms.iter().collect();
    firms.sort_by_key(|firm| firm.id);
    let mut dice = Dice::of(9);
    let years = i64::try_from(count.div_ceil(A_YEAR).max(1)).unwrap_or(1);
    let mut batch = Vec::with_capacity(BATCH);
    for n in 0..count {
        let Some(firm) = firms.get(n * firms.len() / count) else {
            break;
        };
        batch.push(cast.visit(&mut dice, firm, now, years));
        if batch.len() == BATCH || n + 1 == count {
            let (full, pack) = (std::mem::take(&mut batch), cast.pack);
            state
                .store
                .write_blocking(move |c| full.iter().try_for_each(|one| store(c, one, pack)))?;
            told(n + 1);
        }
    }
    Ok(())
}

impl<'a> Cast<'a> {
    fn of(organs: &'a [Organ], people: &'a [Someone]) -> Result<Self, DemoError> {
        let mut officers: HashMap<&str, Vec<PersonId>> = HashMap::new();
        for someone in people {
            if let Role::Officer(organ) = &someone.role {
                officers.entry(organ).or_default().push(someone.id);
            }
        }
        let mut hash = [0; 32];
        // The hash is always 64 hex digits.
        let _ = hex::decode_to_slice(Pack::parse(ruqi_rules::ZHUZHOU_2024)?.hash(), &mut hash);
        Ok(Self {
            organs: organs.iter().filter(|o| !schedule::is_team(o)).collect(),
            officers,
            pack: hash,
        })
    }

    fn visit(&self, dice: &mut Dice, firm: &Firm, now: Instant, years: i64) -> Registration {
        let organ = self.organs[dice.below(self.organs.len())];
        let at = now - dice.between(MINUTE, years * 365 * DAY);
        let id = dice.id(at);
        let officers = self.officers.get(organ.id.as_str());
        let author = officers.map_or(PersonId::NOBODY, |all| all[dice.below(all.len())]);
        Registration {
            visit: Visit {
                enterprise: EnterpriseKey::Known(firm.id),
                instant: at,
                id,
                at,
                started_at: None,
                organ: organ.id.clone(),
                level: organ.level,
                category: "routine".into(),
                matters: vec![dice.pick(firm.trade.matters).to_owned()],
                ground: None,
                reference: None,
                joint: None,
                entry: EntryWord::Scan,
                state: State::Stands,
                received_at: at + 2_000,
                verdict: Some(VerdictWord::Clear),
                earliest: Some(day(at)),
            },
            premises: Some(firm.premises),
            region: firm.region.clone(),
            code: None,
            author,
            officers: vec![author],
            same_as: None,
            gap: false,
            grade: ClockGrade::Live,
            released: false,
        }
    }
}

/// Characters of a registration's JWS, and of its receipt, as phones and the server seal them.
const SEALED: usize = 1_400;
const RECEIPT: usize = 420;

/// The event's row, without a signature: the table and its indexes are as large as with one.
fn unsigned(visit: &Visit, author: PersonId) -> StoredEvent {
    let hash = Sha256::digest(visit.id.as_bytes()).into();
    StoredEvent {
        id: visit.id,
        kid: Sha256::digest(author.as_bytes()).into(),
        // No two of an officer's ids share their random half.
        seq: i64::from_be_bytes(*visit.id.as_bytes().last_chunk().unwrap_or(&[0; 8])) & i64::MAX,
        r#type: "registration".to_owned(),
        author,
        jws: "-".repeat(SEALED),
        hash,
        receipt: "-".repeat(RECEIPT),
        received_at: visit.received_at,
        estimated_at: visit.at,
        shift: 0,
        grade: ClockGrade::Live,
        state: EventState::Accepted,
        gap: false,
        released: false,
    }
}

fn store(c: &Tx, one: &Registration, pack: [u8; 32]) -> Result<(), StoreError> {
    let visit = &one.visit;
    events::insert(c, &unsigned(visit, one.author), &[])?;
    registrations::replace(c, one, None)?;
    let output = format!(
        r#"{{"id":"{}","verdict":"clear","findings":[],"earliest_date":"{}"}}"#,
        visit.id,
        date(visit.at)
    );
    let said = StoredVerdict {
        enterprise: visit.enterprise,
        output,
        rests_on: None,
        pack,
        differs: "[]".into(),
    };
    verdicts::insert(c, visit.id, &said)?;
    let scope = Scope::Region(one.region.clone());
    changes::touch(
        c,
        &scope,
        RowKind::Visit,
        visit.id.as_bytes(),
        Some(day(visit.at)),
    )
}

/// Days since 1970 in UTC, as the change table has them.
fn day(at: Instant) -> i32 {
    at.utc_day()
}
