//! What is no case is refused, with the place and the id.

use ruqi_rules::check_line;
use serde_json::{Value, json};

use crate::PACKS;

pub fn case() -> Value {
    let line = include_str!("../cases/rules-cases.jsonl")
        .lines()
        .nth(14)
        .unwrap();
    serde_json::from_str(line).unwrap()
}

/// The error of a case changed at a place.
pub fn error(pointer: &str, value: Value) -> String {
    let mut case = case();
    *case.pointer_mut(pointer).unwrap() = value;
    refused(&case.to_string())
}

fn refused(line: &str) -> String {
    let (output, judged) = check_line(line, &PACKS[0]);
    assert!(!judged, "{output}");
    let output: Value = serde_json::from_str(&output).unwrap();
    output["error"].as_str().unwrap().to_owned()
}

pub fn accepted(pointer: &str, value: Value) {
    let mut case = case();
    *case.pointer_mut(pointer).unwrap() = value;
    let (output, judged) = check_line(&case.to_string(), &PACKS[0]);
    assert!(judged, "{output}");
}

#[test]
fn every_key_must_be_there() {
    let objects = ["", "/visit", "/history/0", "/plan/0", "/filings/0"];
    for object in objects {
        for key in case().pointer(object).unwrap().as_object().unwrap().keys() {
            let mut case = case();
            case.pointer_mut(object)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(key);
            if ["note", "expect"].contains(&key.as_str()) {
                assert!(check_line(&case.to_string(), &PACKS[0]).1);
            } else {
                assert_eq!(
                    refused(&case.to_string()),
                    format!("{object}/{key}: is missing")
                );
            }
        }
    }
}

#[test]
fn null_is_refused_where_it_means_nothing() {
    for pointer in [
        "/visit/started_at",
        "/visit/joint",
        "/visit/exemption",
        "/history_as_of",
        "/plan",
        "/filings",
    ] {
        accepted(pointer, json!(null));
    }
    for pointer in [
        "/visit/at",
        "/visit/organ",
        "/visit/matters",
        "/history",
        "/visit",
        "/history/0/entry",
    ] {
        assert!(error(pointer, json!(null)).starts_with(&format!("{pointer}: ")));
    }
}

#[test]
fn texts_must_not_be_empty() {
    for pointer in [
        "/id",
        "/visit/id",
        "/visit/enterprise",
        "/visit/organ",
        "/visit/matters/0",
        "/visit/joint",
        "/plan/0/id",
    ] {
        assert_eq!(error(pointer, json!("")), format!("{pointer}: is empty"));
    }
    accepted("/visit/exemption", json!({ "ground": "", "reference": "" }));
    assert!(
        error("/visit/exemption", json!({ "ground": 7, "reference": "" }))
            .starts_with("/visit/exemption/ground: ")
    );
    assert!(
        error("/visit/exemption", json!({ "ground": "" }))
            .starts_with("/visit/exemption/reference: is missing")
    );
}

#[test]
fn unknown_words_are_refused_also_in_what_is_left_out() {
    assert!(error("/visit/level", json!("planet")).starts_with("/visit/level: "));
    assert!(error("/visit/category", json!("burglary")).starts_with("/visit/category: "));
    for entry in [json!("guess"), json!(5), json!({ "scan": null })] {
        assert!(error("/visit/entry", entry).starts_with("/visit/entry: "));
    }
    let mut void = case();
    void["history"][0]["void"] = json!(true);
    void["history"][0]["level"] = json!("planet");
    assert!(refused(&void.to_string()).starts_with("/history/0/level: "));
    assert!(error("/visit/matters", json!([])).starts_with("/visit/matters: "));
    void["history"][0]["void"] = json!(null);
    assert!(refused(&void.to_string()).starts_with("/history/0/void: "));
}

#[test]
fn an_inspection_has_a_matter_a_courtesy_call_need_not() {
    let mut courtesy = case();
    courtesy["visit"]["category"] = json!("service");
    courtesy["visit"]["matters"] = json!([]);
    assert!(check_line(&courtesy.to_string(), &PACKS[0]).1);
}

#[test]
fn two_history_visits_have_two_ids() {
    let mut case = case();
    let again = case["history"][0].clone();
    case["history"].as_array_mut().unwrap().push(again);
    assert!(refused(&case.to_string()).starts_with("/history/1/id: "));
}

#[test]
fn an_object_is_not_written_as_an_array() {
    assert!(error("/visit", json!(["v", "e", "o"])).starts_with("/visit: "));
    assert!(error("/history/0", json!([])).starts_with("/history/0: "));
    assert!(refused("[1]").starts_with(": "));
}

#[test]
fn the_id_comes_back_if_there_is_one() {
    let output = |line: &str| check_line(line, &PACKS[0]).0;
    assert_eq!(
        output(r#"{"id":"c\u0031","visit":5}"#),
        r#"{"id":"c1","error":"/visit: is not an object"}"#
    );
    assert!(output(r#"{"id":"c1""#).starts_with(r#"{"id":null,"error":": is not JSON: "#));
    assert!(output(r#"{"id":7,"visit":{}}"#).starts_with(r#"{"id":null,"error":"/id: "#));
    assert!(output("").starts_with(r#"{"id":null,"error":": is not JSON: "#));
    assert!(output(&format!("{} x", case())).contains("is not JSON"));
    assert!(output(r#"{"id":"\ud800"}"#).starts_with(r#"{"id":null,"error":": is not JSON: "#));
}
