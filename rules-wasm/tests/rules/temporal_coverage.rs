//! No date without a pack, none with two; and every day of Zhuzhou's document does what it says.

use ruqi_rules::{Date, Pack, PackSet, Rule, ZHUZHOU_2024, evaluate};
use serde_json::{Value, json};

use crate::PACKS;
use crate::scene::DAY;

fn pack(changes: Value) -> Pack {
    let mut pack: Value = serde_json::from_str(ZHUZHOU_2024).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        pack[key] = value.clone();
    }
    Pack::parse(&pack.to_string()).unwrap()
}

fn successor() -> Pack {
    pack(
        json!({ "id": "zhuzhou-2027", "version": 2, "from": "2027-01-01", "replaces": "zhuzhou-2024" }),
    )
}

#[test]
fn every_date_of_fifty_years_has_one_pack() {
    let third = pack(
        json!({ "id": "zhuzhou-2030", "version": 3, "from": "2030-07-01", "replaces": "zhuzhou-2027" }),
    );
    let set = PackSet::new(vec![third, PACKS[0].clone(), successor()]).unwrap();
    let (second_from, third_from) = (
        Date::parse("2027-01-01").unwrap(),
        Date::parse("2030-07-01").unwrap(),
    );
    for day in 18_000..36_000 {
        let date = Date::from_days(day);
        let expected = match date {
            _ if date < second_from => "zhuzhou-2024",
            _ if date < third_from => "zhuzhou-2027",
            _ => "zhuzhou-2030",
        };
        assert_eq!(
            set.for_visit(&["430211", "430200"], date).unwrap().id,
            expected,
            "{date}"
        );
    }
    assert!(
        set.for_visit(&["110000"], Date::from_days(20_000))
            .is_none()
    );
}

#[test]
fn a_region_with_a_pack_of_its_own_does_not_take_its_parents() {
    let own = pack(json!({ "id": "tianyuan", "regions": ["430211"] }));
    let set = PackSet::new(vec![PACKS[0].clone(), own]).unwrap();
    let date = Date::parse("2026-03-05").unwrap();
    assert_eq!(
        set.for_visit(&["430211", "430200"], date).unwrap().id,
        "tianyuan"
    );
    assert_eq!(
        set.for_visit(&["430202", "430200"], date).unwrap().id,
        "zhuzhou-2024"
    );
}

#[test]
fn packs_that_do_not_fit_are_refused() {
    let refused = |packs: Vec<Pack>| PackSet::new(packs).unwrap_err().to_string();
    let after = |changes: Value| {
        let mut whole =
            json!({ "id": "b", "version": 2, "from": "2027-01-01", "replaces": "zhuzhou-2024" });
        whole
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        vec![PACKS[0].clone(), pack(whole)]
    };
    assert!(PackSet::new(after(json!({}))).is_ok());
    assert!(refused(vec![successor()]).starts_with("zhuzhou-2027 /from: leaves region 430200"));
    assert!(refused(after(json!({ "from": null }))).contains("/from: is the same day"));
    assert!(refused(after(json!({ "version": 1 }))).starts_with("b /version: "));
    assert!(refused(after(json!({ "replaces": "another" }))).starts_with("b /replaces: "));
    assert!(refused(after(json!({ "replaces": null }))).starts_with("b /replaces: "));
    assert!(
        refused(after(json!({ "regions": ["430200", "430211"] })))
            .starts_with("b /from: leaves region 430211")
    );
    assert!(
        refused(vec![pack(json!({ "replaces": "ghost" }))]).starts_with("zhuzhou-2024 /replaces: ")
    );
}

/// Quiet days fall from Monday to Wednesday, from the level's day of force on, in every week of four years.
#[test]
fn quiet_days_are_where_the_document_puts_them() {
    let line = include_str!("../cases/rules-cases.jsonl")
        .lines()
        .next()
        .unwrap();
    let case = ruqi_rules::Case::parse(line).unwrap();
    for (level, in_force) in [("city", "2024-02-01"), ("county", "2024-04-01")] {
        let in_force = Date::parse(in_force).unwrap();
        for day in 19_600..21_000 {
            let mut visit = case.visit.clone();
            visit.level = level.into();
            visit.at = ruqi_rules::Instant::from_millis(i64::from(day) * DAY);
            let verdict = evaluate(
                &ruqi_rules::Facts {
                    visit: &visit,
                    ..case.facts()
                },
                &PACKS[0],
            );
            let date = Date::from_days(day);
            let has = |rule| verdict.findings.iter().any(|finding| finding.rule == rule);
            // 1970-01-01 was a Thursday.
            let from_monday = (day + 3) % 7;
            assert_eq!(has(Rule::NotInForce), date < in_force, "{date}");
            assert_eq!(
                has(Rule::QuietDay),
                date >= in_force && from_monday < 3,
                "{date}"
            );
        }
    }
}
