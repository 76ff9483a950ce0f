//! Risk grades and what else a pack may carry: read, checked, and asked of the judged visit alone.

use proptest::prelude::*;
use ruqi_rules::{
    EnterpriseFacts, Facts, Pack, Rule, ZHUZHOU_2024, evaluate, evaluate_without_messages,
};
use serde_json::{Value, json};

use crate::packs::place;
use crate::refusals::case;
use crate::scene::scene;
use crate::{GRADED_2026, PACKS};

const CAP: &str = "/rules/over_frequency/caps/0";

#[test]
fn a_cap_names_grades_of_the_pack_each_once() {
    for (grades, wrong) in [
        (json!(["E"]), "/0"),
        (json!(["A", null, "A"]), "/2"),
        (json!([null, null]), "/1"),
        (json!([]), ""),
        (json!("A"), ""),
        (json!([7]), "/0"),
    ] {
        let at = format!("{CAP}/grades{wrong}");
        assert_eq!(place(GRADED_2026, CAP, "grades", &grades), at);
    }
    // A pack without grades has none, and enterprises without a grade are everywhere.
    assert_eq!(
        place(ZHUZHOU_2024, CAP, "grades", &json!(["A"])),
        format!("{CAP}/grades/0")
    );
    for (text, grades) in [(ZHUZHOU_2024, json!([null])), (GRADED_2026, json!(null))] {
        assert!(Pack::parse(&changed(text, CAP, "grades", grades)).is_ok());
    }
    assert_eq!(
        place(GRADED_2026, "", "grades", &json!(["A", "B", "A"])),
        "/grades/2"
    );
}

#[test]
fn what_a_pack_carries_for_people_is_checked_and_may_be_missing() {
    let bare = &PACKS[0];
    assert_eq!(bare.default_category().unwrap().key, "routine");
    assert!(bare.officers_min.is_none() && bare.rights.is_none() && bare.discipline.is_none());
    let mut pack: Value = serde_json::from_str(ZHUZHOU_2024).unwrap();
    pack["default_category"] = json!("special");
    pack["officers_min"] = json!(2);
    pack["rights"] = json!({ "zh": "有权拒绝", "en": "may refuse" });
    pack["discipline"] = json!({ "zh": "不得吃请", "en": "no meals" });
    let pack = Pack::parse(&pack.to_string()).unwrap();
    assert_eq!(pack.default_category().unwrap().key, "special");
    assert_eq!(pack.officers_min, Some(2));
    assert_eq!(pack.rights.unwrap().en, "may refuse");
    for (key, value, at) in [
        ("default_category", json!("burglary"), "/default_category"),
        ("rights", json!({ "zh": "有权拒绝" }), "/rights/en"),
        ("discipline", json!("不得吃请"), "/discipline"),
    ] {
        assert_eq!(place(ZHUZHOU_2024, "", key, &value), at);
    }
}

#[test]
fn a_grade_is_a_text_or_nothing_and_an_approval_an_instant_or_nothing() {
    let line = |grade: Value, approved_at: Value| {
        let mut case = case();
        case["grade"] = grade;
        case["filings"][0]["approved_at"] = approved_at;
        ruqi_rules::check_line(&case.to_string(), &PACKS[0])
    };
    for grade in [json!(null), json!("A"), json!("")] {
        assert!(line(grade, json!("2026-03-05T09:30:00Z")).1);
    }
    assert!(line(json!(7), json!(null)).0.contains("/grade: "));
    assert!(
        line(json!("A"), json!("yesterday"))
            .0
            .contains("/filings/0/approved_at: ")
    );
}

#[test]
fn what_may_not_be_once_says_so_of_which_grade() {
    let line = include_str!("../cases/rules-cases-graded.jsonl")
        .lines()
        .next()
        .unwrap();
    let case = ruqi_rules::Case::parse(line).unwrap();
    let verdict = evaluate(&case.facts(), &PACKS[2]);
    let message = verdict.findings[0].message.as_ref().unwrap();
    assert!(message.zh.contains("不超过0次") && message.zh.contains("风险等级A"));
    assert!(message.en.contains("At most 0 visits") && message.en.contains("risk grade A"));
    assert!(!message.zh.contains("此前"));
}

fn changed(text: &str, parent: &str, key: &str, value: Value) -> String {
    let mut pack: Value = serde_json::from_str(text).unwrap();
    pack.pointer_mut(parent).unwrap()[key] = value;
    pack.to_string()
}

proptest! {
    #[test]
    fn grades_change_nothing_where_no_cap_asks_and_caps_alone_where_one_does(scene in scene()) {
        let ungraded = Facts { enterprise: EnterpriseFacts::default(), ..scene.facts() };
        for pack in &PACKS[..2] {
            prop_assert_eq!(evaluate(&scene.facts(), pack), evaluate(&ungraded, pack));
        }
        let others = |facts: &Facts<'_>| {
            let mut findings = evaluate_without_messages(facts, &PACKS[2]).findings;
            findings.retain(|finding| finding.rule != Rule::OverFrequency);
            findings
        };
        prop_assert_eq!(others(&scene.facts()), others(&ungraded));
    }

    #[test]
    fn a_grade_of_which_not_one_visit_is_borne_has_no_date(scene in scene()) {
        let facts = Facts { enterprise: EnterpriseFacts::of(|_| Some("A")), ..scene.facts() };
        let verdict = evaluate_without_messages(&facts, &PACKS[2]);
        let none = verdict.findings.iter().any(|finding| finding.cap.as_deref() == Some("a-none"));
        prop_assert_eq!(none, none && verdict.earliest_date.is_none());
    }
}
