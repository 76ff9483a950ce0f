//! The cases that came with the specification, each under its pack. What is expected is compared as values, without
//! messages; every message is there in both languages.

use ruqi_rules::{Case, Pack, check_line, evaluate_without_messages};
use serde_json::Value;

use crate::PACKS;

#[test]
fn zhuzhou() {
    agree(include_str!("../cases/rules-cases.jsonl"), &PACKS[0], 78);
}

#[test]
fn another_city() {
    agree(
        include_str!("../cases/rules-cases-example.jsonl"),
        &PACKS[1],
        15,
    );
}

#[test]
fn a_city_that_grades_and_approves() {
    agree(
        include_str!("../cases/rules-cases-graded.jsonl"),
        &PACKS[2],
        21,
    );
}

fn agree(cases: &str, pack: &Pack, count: usize) {
    assert_eq!(cases.lines().count(), count);
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let (output, judged) = check_line(line, pack);
        assert!(judged, "{output}");
        let mut output: Value = serde_json::from_str(&output).unwrap();
        assert_eq!(
            output.as_object_mut().unwrap().remove("id").as_ref(),
            case.get("id")
        );
        for finding in output["findings"].as_array_mut().unwrap() {
            let message = finding.as_object_mut().unwrap().remove("message").unwrap();
            assert!(["zh", "en"].iter().all(|language| {
                message[language]
                    .as_str()
                    .is_some_and(|text| text.len() > 20)
            }));
        }
        assert_eq!(output, case["expect"], "{}: {}", case["id"], case["note"]);
        messages_change_nothing(line, pack, &case["expect"]);
    }
}

fn messages_change_nothing(line: &str, pack: &Pack, expect: &Value) {
    let case = Case::parse(line).unwrap();
    let verdict = evaluate_without_messages(&case.facts(), pack);
    assert_eq!(&serde_json::to_value(verdict).unwrap(), expect);
}
