//! Whoever answers for an officer reads the officer's keys a page at a time.

use std::collections::HashSet;

use ruqi::clock::Clock;
use ruqi::config::Config;
use serde_json::{Value, json};

use crate::harness::phone::Phone;
use crate::harness::{HETANG_ORGAN, Person, TestServer, problem};

/// An officer who may enrol many keys, and the manager of the organ.
async fn people() -> (TestServer, Person, Person) {
    let config = Config {
        keys_per_day: 200,
        ..Config::default()
    };
    let server = TestServer::start_with(config, Clock::real());
    let officer = server.officer(HETANG_ORGAN).await;
    let manager = server.manager(HETANG_ORGAN).await;
    (server, officer, manager)
}

async fn enrol(server: &TestServer, officer: &Person) -> String {
    let phone = Phone::enrol(server, officer, HETANG_ORGAN).await;
    phone.signer.kid
}

fn path(officer: &Person, asked: &str) -> String {
    format!("/api/v1/people/{}/devices?{asked}", officer.id)
}

/// The answer, with its rows taken out.
async fn page(
    server: &TestServer,
    (manager, officer): (&Person, &Person),
    asked: &str,
) -> (Vec<Value>, Value) {
    let answer = manager.get(server, &path(officer, asked)).await;
    assert_eq!(answer.status(), 200, "{asked}");
    let mut answer: Value = answer.json().await.unwrap();
    let Value::Array(items) = answer["items"].take() else {
        panic!("{answer}");
    };
    (items, answer["before"].take())
}

fn kid(item: &Value) -> String {
    item["kid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn pages_give_each_key_once_the_newest_first_also_while_new_ones_come() {
    let (server, officer, manager) = people().await;
    let mut enrolled = HashSet::new();
    for _ in 0..130 {
        enrolled.insert(enrol(&server, &officer).await);
    }
    // Several of each moment.
    server
        .alter("UPDATE enrolment SET since = since - since % 500")
        .await;
    let (mut seen, mut sizes, mut asked) = (Vec::new(), Vec::new(), String::new());
    loop {
        let (items, before) = page(&server, (&manager, &officer), &asked).await;
        sizes.push(items.len());
        seen.extend(items);
        enrol(&server, &officer).await;
        let Some(before) = before.as_str() else { break };
        asked = format!("before={before}");
    }
    assert_eq!(sizes, [50, 50, 30]);
    assert_eq!(seen.iter().map(kid).collect::<HashSet<_>>(), enrolled);
    assert!(seen.is_sorted_by(|one, next| one["since"].as_str() >= next["since"].as_str()));
    let newest = enrol(&server, &officer).await;
    let (items, _) = page(&server, (&manager, &officer), "limit=1").await;
    assert_eq!(items.iter().map(kid).collect::<Vec<_>>(), [newest]);
}

#[tokio::test]
async fn good_keys_are_found_among_revoked_ones() {
    let (server, officer, manager) = people().await;
    let mut enrolled = Vec::new();
    for _ in 0..3 {
        enrolled.push(enrol(&server, &officer).await);
    }
    let revoke = format!("/api/v1/enrolments/{}/revoke", enrolled[1]);
    let done = manager
        .post(&server, &revoke, &json!({ "reason": "手机丢失" }))
        .await;
    assert_eq!(done.status(), 204);
    for (asked, found) in [
        ("", vec![2, 1, 0]),
        ("state=good", vec![2, 0]),
        ("state=revoked", vec![1]),
    ] {
        let (items, before) = page(&server, (&manager, &officer), asked).await;
        let kids: HashSet<String> = items.iter().map(kid).collect();
        let expected = found.iter().map(|&n: &usize| enrolled[n].clone());
        assert_eq!(kids, expected.collect(), "{asked}");
        assert!(before.is_null(), "{asked}");
    }
}

#[tokio::test]
async fn what_no_page_said_and_more_than_a_hundred_are_refused() {
    let (server, officer, manager) = people().await;
    let asked = [
        "limit=0",
        "limit=101",
        "before=1",
        "before=1_x",
        "state=lost",
    ];
    for asked in asked {
        let answer = manager.get(&server, &path(&officer, asked)).await;
        problem(answer, 400, "malformed").await;
    }
    let (items, _) = page(&server, (&manager, &officer), "limit=100").await;
    assert!(items.is_empty());
}
