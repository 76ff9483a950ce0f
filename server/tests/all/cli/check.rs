//! `ruqi check` answers each line with a line.

use serde_json::Value;

use crate::harness::installation::{check, text};

const CASE: &str = r#"{"id":"c1","visit":{"id":"v1","enterprise":"E","organ":"O","level":"city","category":"routine","matters":["M"],"at":"2026-03-04T09:30:00+08:00","started_at":null,"entry":"scan","joint":null,"exemption":null},"history":[],"history_as_of":null,"plan":[{"id":"P","organ":"O","enterprise":null,"matters":["M"],"from":"2026-01-01","to":"2026-12-31"}],"filings":[{"id":"F","organ":"O","enterprise":null,"matters":["M"],"from":"2026-03-01","to":"2026-03-31","filed_at":"2026-02-20T10:00:00+08:00"}],"note":"ignored"}"#;

#[test]
fn a_quiet_wednesday_is_a_violation_until_thursday() {
    let done = check(&[], CASE.as_bytes());
    assert!(done.status.success());
    let line: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(line["verdict"], "violation");
    assert_eq!(line["findings"][0]["rule"], "quiet_day");
    assert_eq!(line["earliest_date"], "2026-03-05");
}

#[test]
fn a_line_that_is_no_case_gets_its_error_and_the_rest_go_on() {
    let input = format!("{CASE}\nnot json\n\n{{\"id\":\"c3\",\"visit\":{{}}}}\n\u{1}\n{CASE}\n");
    let done = check(&[], input.as_bytes());
    assert_eq!(done.status.code(), Some(1));
    let lines: Vec<Value> = text(&done.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let verdicts: Vec<bool> = lines
        .iter()
        .map(|line| line["verdict"].is_string())
        .collect();
    assert_eq!(verdicts, [true, false, false, false, true]);
    assert_eq!(lines[2]["id"], "c3");
    assert!(lines[2]["error"].as_str().unwrap().starts_with("/visit"));
}

#[test]
fn bytes_that_are_no_text_are_an_error_in_their_place() {
    let mut input = b"{\"id\":\"\xff\xfe\"}\n".to_vec();
    input.extend(CASE.as_bytes());
    let done = check(&[], &input);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(text(&done.stdout).lines().count(), 2);
}

#[test]
fn a_pack_with_an_unknown_rule_is_refused_with_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pack.json");
    let mut pack: Value = serde_json::from_str(ruqi_rules::ZHUZHOU_2024).unwrap();
    pack["rules"]["no_mondays"] = serde_json::json!({ "severity": "caution", "article": null });
    std::fs::write(&file, pack.to_string()).unwrap();
    let done = check(&["--pack", file.to_str().unwrap()], CASE.as_bytes());
    assert_eq!(done.status.code(), Some(1));
    assert!(done.stdout.is_empty());
    let said = text(&done.stderr);
    assert!(said.contains("/rules/no_mondays"), "{said}");
    assert!(said.contains("pack.json"), "{said}");
}

#[test]
fn another_city_judges_by_its_own_pack() {
    let pack = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../rules-wasm/packs/example-2025.json"
    );
    let done = check(&["--pack", pack], CASE.as_bytes());
    assert!(done.status.success());
    let line: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(line["findings"][0]["article"], "甲");
}
