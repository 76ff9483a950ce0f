//! Much is registered at one enterprise: a turn of the writer judges so much and no more, what is left is visibly not
//! judged yet, and in the end all is judged as if at once.

use ruqi::registration::judge::judging_work::MAX_VISITS_LOOKED_AT;
use ruqi::registration::judge::stored_output::MAX_BECAUSE;
use ruqi::registration::view::organ::Views;
use ruqi::store::StoreError;
use ruqi::store::derived::registrations;
use ruqi_rules::ZHUZHOU_2024;
use serde_json::{Value, json};

use crate::harness::CITY_ORGAN;
use crate::harness::phone::Sealed;
use crate::harness::unserved::Unserved;
use crate::harness::world::MORNING;

const PENDING: &str = "SELECT count(*) FROM pending_verdict";
/// More than a turn judges, each among all.
const VISITS: usize = 700;

fn batch(place: &mut Unserved, count: usize) -> Vec<Sealed> {
    let enterprise = place.enterprise;
    let phone = &mut place.phones[0];
    let visits = (0..count).map(|_| phone.register(MORNING, enterprise, json!({})));
    let visits: Vec<Sealed> = visits.collect();
    place.push(&visits.iter().collect::<Vec<_>>());
    visits
}

/// An officer of the city registers so many visits to one enterprise on one morning.
fn attacked() -> (Unserved, Vec<Sealed>) {
    let mut place = Unserved::new(&[CITY_ORGAN], ZHUZHOU_2024);
    let mut visits = Vec::new();
    while visits.len() < VISITS {
        visits.extend(batch(&mut place, 100));
    }
    (place, visits)
}

fn withdraw(place: &mut Unserved, visit: &Sealed) {
    let body = json!({"registration": visit.id, "reason": "登记有误"});
    let event = place.phones[0].seal("withdrawal", MORNING, body);
    place.push(&[&event]);
}

/// How many of the visits are shown as not judged yet.
fn unfinished(place: &Unserved, visits: &[Sealed]) -> usize {
    let shown = |visit: &Sealed| {
        place.state.store.read_blocking(|db| {
            let found = registrations::get(db, visit.id.into())?.unwrap();
            Ok::<_, StoreError>(Views::new(db).registration(&found)?.verdict_pending)
        })
    };
    visits.iter().filter(|visit| shown(visit).unwrap()).count()
}

#[test]
fn a_newcomer_in_a_full_year_has_no_earlier_visit_judged_again() {
    let (mut place, _) = attacked();
    // A hundred of their own fit in a turn; with the others again they would not.
    assert!((100..VISITS).contains(&(MAX_VISITS_LOOKED_AT / (VISITS + 100))));
    batch(&mut place, 100);
    assert_eq!(place.number(PENDING), 0);
}

#[test]
fn what_is_beyond_a_turn_is_judged_later_and_verify_knows_of_it() {
    let (mut place, visits) = attacked();
    withdraw(&mut place, &visits[0]);
    let a_turn = MAX_VISITS_LOOKED_AT.div_ceil(VISITS);
    let mut left = VISITS - a_turn;
    assert_eq!(place.number(PENDING), left);
    let (verified, differences) = place.verified();
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(verified.pending, left as u64);
    assert_eq!(unfinished(&place, &visits), left);
    while left > 0 {
        assert!(place.turn());
        left = left.saturating_sub(a_turn);
        assert_eq!(place.number(PENDING), left);
    }
    assert!(!place.turn());
    let (verified, differences) = place.verified();
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(verified.pending, 0);
    assert_eq!(unfinished(&place, &visits), 0);
}

#[test]
fn a_finding_names_the_first_of_what_it_rests_on_and_says_how_many_there_are() {
    let mut place = Unserved::new(&[CITY_ORGAN], ZHUZHOU_2024);
    let visits = batch(&mut place, MAX_BECAUSE + 2);
    let last = visits.last().unwrap();
    let output = place.texts("SELECT output FROM verdict");
    let output: Value = (output.iter())
        .map(|text| serde_json::from_str::<Value>(text).unwrap())
        .find(|output| output["id"] == json!(last.id))
        .unwrap();
    let finding = (output["findings"].as_array().unwrap().iter())
        .find(|finding| finding["rule"] == "over_frequency")
        .unwrap();
    let first: Vec<_> = visits.iter().take(MAX_BECAUSE).map(|one| one.id).collect();
    assert_eq!(finding["because"], json!(first));
    assert_eq!(finding["because_total"], json!(MAX_BECAUSE + 1));
    let altered = "UPDATE verdict SET rests_on = x'00' WHERE rests_on IS NOT NULL";
    let c = rusqlite::Connection::open(place.state.config.database()).unwrap();
    assert_eq!(c.execute(altered, ()).unwrap(), 1);
    let (_, differences) = place.verified();
    assert!(
        matches!(&differences[..], [one] if one.contains("rests_on")),
        "{differences:?}"
    );
    let whole = place.number("SELECT count(*) FROM verdict WHERE rests_on IS NULL");
    assert_eq!(whole, MAX_BECAUSE + 1);
}
