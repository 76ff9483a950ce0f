//! The words and numbers of a pack, each refused where it stands.

use ruqi_rules::{Pack, ZHUZHOU_2024};
use serde_json::{Value, json};

use crate::packs::place;
use crate::{EXAMPLE_2025, PACKS};

#[test]
fn what_a_pack_names_it_must_know() {
    for (parent, key, value, at) in [
        ("/rules", "no_parking", json!({}), "/rules/no_parking"),
        (
            "/levels",
            "planet",
            json!({ "tier": null, "in_force": "2024-01-01" }),
            "/levels/planet",
        ),
        (
            "/rules/quiet_day/severity",
            "burglary",
            json!("info"),
            "/rules/quiet_day/severity/burglary",
        ),
        (
            "/rules/quiet_day",
            "lifted_by",
            json!(["harvest"]),
            "/rules/quiet_day/lifted_by/0",
        ),
        (
            "/rules/over_frequency",
            "not_counted",
            json!(["harvest"]),
            "/rules/over_frequency/not_counted/0",
        ),
        (
            "/categories/routine",
            "implies",
            json!("harvest"),
            "/categories/routine/implies",
        ),
        (
            "/rules/over_frequency/caps/0",
            "scope",
            json!("world"),
            "/rules/over_frequency/caps/0/scope",
        ),
        (
            "/rules/repeat_across_levels",
            "tiers",
            json!(["village"]),
            "/rules/repeat_across_levels/tiers/0",
        ),
        (
            "/rules/off_plan",
            "severity",
            json!("fatal"),
            "/rules/off_plan/severity",
        ),
        (
            "/rules/off_plan",
            "severity",
            json!({ "routine": "info" }),
            "/rules/off_plan/severity",
        ),
        (
            "/rules/off_plan",
            "article",
            json!("九十九"),
            "/rules/off_plan/article",
        ),
        (
            "/rules/quiet_day",
            "weekdays",
            json!(["someday"]),
            "/rules/quiet_day/weekdays/0",
        ),
        (
            "/rules/repeat_across_levels",
            "window",
            json!("always"),
            "/rules/repeat_across_levels/window",
        ),
    ] {
        assert_eq!(place(ZHUZHOU_2024, parent, key, &value), at);
    }
    let tiers = json!(["city", "village"]);
    assert_eq!(
        place(
            EXAMPLE_2025,
            "/rules/over_frequency/caps/1",
            "tiers",
            &tiers
        ),
        "/rules/over_frequency/caps/1/tiers/1"
    );
}

#[test]
fn numbers_have_their_range() {
    let cap = "/rules/over_frequency/caps/0";
    for (parent, key, good, bad) in [
        (
            cap,
            "max",
            vec![json!(0), json!(366)],
            vec![json!(-1), json!(367), json!(1.5), json!("1")],
        ),
        (
            cap,
            "window",
            vec![json!({ "months": 1 }), json!({ "months": 120 })],
            vec![json!({ "months": 0 }), json!({ "months": 121 })],
        ),
        (
            "",
            "utc_offset_minutes",
            vec![json!(-840), json!(840)],
            vec![json!(-841), json!(841)],
        ),
        (
            "/rules/registered_late",
            "tolerance_minutes",
            vec![json!(0), json!(10_000)],
            vec![json!(-1), json!(10_001)],
        ),
        (
            "/rules/stale_history",
            "hours",
            vec![json!(0), json!(10_000)],
            vec![json!(-1), json!(10_001)],
        ),
        (
            "/rules/afterwards_overdue",
            "days",
            vec![json!(0), json!(10_000)],
            vec![json!(-1), json!(10_001)],
        ),
        (
            "/rules/quiet_day",
            "days_of_month",
            vec![json!([1, 31])],
            vec![json!([0]), json!([32])],
        ),
        ("", "version", vec![json!(1)], vec![json!(0), json!("1")]),
        (
            "",
            "officers_min",
            vec![json!(0), json!(2)],
            vec![json!(-1), json!("2")],
        ),
        (
            "",
            "from",
            vec![json!("2027-01-01")],
            vec![json!("2027-02-29"), json!(2027)],
        ),
    ] {
        for value in good {
            let mut pack: Value = serde_json::from_str(EXAMPLE_2025).unwrap();
            pack.pointer_mut(parent).unwrap()[key] = value;
            assert!(Pack::parse(&pack.to_string()).is_ok());
        }
        for value in bad {
            assert!(
                place(EXAMPLE_2025, parent, key, &value).starts_with(&format!("{parent}/{key}"))
            );
        }
    }
}

#[test]
fn ready_made_reasons_are_few_and_short_and_may_be_missing() {
    let shipped = &PACKS[0].reasons;
    for reasons in [&shipped.went_in, &shipped.void, &shipped.afterwards] {
        assert!((3..=12).contains(&reasons.len()));
    }
    assert!(PACKS[1].reasons.went_in.is_empty());
    let reason = |length: usize| json!({ "zh": "由".repeat(length), "en": "a" });
    let given = |reasons: Vec<Value>| json!({ "went_in": reasons });
    let good = given(vec![reason(500); 12]);
    let mut pack: Value = serde_json::from_str(ZHUZHOU_2024).unwrap();
    pack["reasons"] = good;
    let reasons = Pack::parse(&pack.to_string()).unwrap().reasons;
    assert_eq!((reasons.went_in.len(), reasons.void.len()), (12, 0));
    for (reasons, at) in [
        (given(vec![reason(1); 13]), "/reasons/went_in"),
        (given(vec![reason(501)]), "/reasons/went_in/0"),
        (
            given(vec![reason(1), json!({ "zh": " ", "en": "a" })]),
            "/reasons/went_in/1",
        ),
        (given(vec![json!({ "zh": "由" })]), "/reasons/went_in/0/en"),
        (json!({ "void": "登记有误" }), "/reasons/void"),
        (json!([]), "/reasons"),
    ] {
        assert_eq!(place(ZHUZHOU_2024, "", "reasons", &reasons), at);
    }
}
