//! A pack is refused with the place in its file.

use ruqi_rules::{Pack, ZHUZHOU_2024};
use serde_json::{Value, json};

use crate::{EXAMPLE_2025, GRADED_2026, PACKS};

fn error(text: &str, change: impl Fn(&mut Value)) -> String {
    let mut pack: Value = serde_json::from_str(text).unwrap();
    change(&mut pack);
    Pack::parse(&pack.to_string()).unwrap_err().to_string()
}

/// Sets a value, which may be new, and says where the pack is refused.
pub fn place(text: &str, parent: &str, key: &str, value: &Value) -> String {
    let error = error(text, |pack| {
        pack.pointer_mut(parent).unwrap()[key] = value.clone()
    });
    error.split(": ").next().unwrap().to_owned()
}

#[test]
fn every_key_of_the_pack_and_its_rules_must_be_there() {
    for text in [ZHUZHOU_2024, EXAMPLE_2025, GRADED_2026] {
        let pack: Value = serde_json::from_str(text).unwrap();
        let mut objects = vec![
            String::new(),
            "/levels/city".into(),
            "/categories/routine".into(),
            "/grounds/ecology".into(),
        ];
        objects.extend(
            pack["rules"]
                .as_object()
                .unwrap()
                .keys()
                .map(|rule| format!("/rules/{rule}")),
        );
        objects.push("/rules/over_frequency/caps/0".into());
        for object in objects {
            for key in pack.pointer(&object).unwrap().as_object().unwrap().keys() {
                if ["matters", "grades", "reasons"].contains(&key.as_str()) {
                    continue;
                }
                let error = error(text, |pack| {
                    pack.pointer_mut(&object)
                        .unwrap()
                        .as_object_mut()
                        .unwrap()
                        .remove(key);
                });
                assert_eq!(error, format!("{object}/{key}: is missing"));
            }
        }
    }
}

#[test]
fn grounds_lift_only_what_can_be_lifted() {
    for rule in [
        "not_in_force",
        "registered_late",
        "not_scanned",
        "exemption_unsubstantiated",
        "stale_history",
    ] {
        let parent = format!("/rules/{rule}");
        assert_eq!(
            place(ZHUZHOU_2024, &parent, "lifted_by", &json!([])),
            format!("{parent}/lifted_by")
        );
    }
}

#[test]
fn a_day_must_be_left_and_a_list_of_matters_not_empty() {
    let week = json!(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    assert_eq!(
        place(ZHUZHOU_2024, "/rules/quiet_day", "weekdays", &week),
        "/rules/quiet_day/weekdays"
    );
    let month = json!((1..=31).collect::<Vec<_>>());
    assert_eq!(
        place(ZHUZHOU_2024, "/rules/quiet_day", "days_of_month", &month),
        "/rules/quiet_day/days_of_month"
    );
    let cap = "/rules/over_frequency/caps/0";
    assert_eq!(
        place(ZHUZHOU_2024, cap, "matters", &json!([])),
        format!("{cap}/matters")
    );
    let twice = error(EXAMPLE_2025, |pack| {
        pack["rules"]["over_frequency"]["caps"][1]["id"] = json!("organ")
    });
    assert!(twice.starts_with("/rules/over_frequency/caps/1/id: "));
}

#[test]
fn what_is_no_pack_at_all_is_refused() {
    assert!(
        Pack::parse("")
            .unwrap_err()
            .to_string()
            .starts_with(": is not JSON")
    );
    assert!(
        Pack::parse("[]")
            .unwrap_err()
            .to_string()
            .starts_with(": is not an object")
    );
    assert!(
        Pack::parse(&" ".repeat(300_000))
            .unwrap_err()
            .to_string()
            .contains("300000 bytes")
    );
}

#[test]
fn a_pack_is_named_by_its_bytes_and_knows_its_windows() {
    assert_eq!(PACKS[0].hash().len(), 64);
    assert_ne!(
        PACKS[0].hash(),
        Pack::parse(&format!("{ZHUZHOU_2024} ")).unwrap().hash()
    );
    assert_eq!(PACKS[0].longest_window_days(), 366);
    assert!(PACKS[0].article("四(三)").unwrap().contains("宁静日"));
}

#[test]
fn a_rule_that_is_absent_is_off() {
    let mut bare: Value = serde_json::from_str(ZHUZHOU_2024).unwrap();
    bare["rules"]
        .as_object_mut()
        .unwrap()
        .retain(|rule, _| rule == "not_in_force");
    let bare = Pack::parse(&bare.to_string()).unwrap();
    for line in include_str!("../cases/rules-cases.jsonl").lines() {
        let case = ruqi_rules::Case::parse(line).unwrap();
        let verdict = ruqi_rules::evaluate(&case.facts(), &bare);
        assert!(
            verdict
                .findings
                .iter()
                .all(|finding| finding.rule == ruqi_rules::Rule::NotInForce)
        );
        assert!(verdict.earliest_date.is_some());
    }
}
