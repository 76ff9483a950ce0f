//! A line of the audit trail that was altered, removed or put in is named.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::binary::{verified, verify};
use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, problem};

/// A server on which some people signed in: each is a line.
async fn trail() -> World {
    let world = World::start().await;
    for _ in 0..6 {
        world.officer(CITY_ORGAN).await;
    }
    verified(&world);
    world
}

async fn named(world: &World, sql: &str, words: &str) {
    world.sql(sql);
    let (is_well, said) = verify(world);
    assert!(!is_well && said.contains(words), "{sql}: {said}");
}

#[tokio::test]
async fn an_altered_line_is_named() {
    let world = trail().await;
    named(
        &world,
        "UPDATE audit SET act = 'signed_out' WHERE n = 3",
        "audit 3 hash",
    )
    .await;
}

#[tokio::test]
async fn an_altered_line_whose_hash_was_made_to_fit_is_named_by_the_next() {
    let world = trail().await;
    named(
        &world,
        "UPDATE audit SET hash = prev WHERE n = 3",
        "audit 4 prev",
    )
    .await;
}

#[tokio::test]
async fn a_line_that_was_removed_is_named_wherever_it_stood() {
    let world = trail().await;
    named(&world, "DELETE FROM audit WHERE n = 3", "3 is missing").await;
    let world = trail().await;
    named(&world, "DELETE FROM audit WHERE n = 1", "1 is missing").await;
    let world = trail().await;
    let last = "DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)";
    named(&world, last, "last").await;
    let world = trail().await;
    named(&world, "DELETE FROM audit", "last").await;
}

#[tokio::test]
async fn a_line_that_was_put_in_is_named() {
    let world = trail().await;
    let put_in = "INSERT INTO audit (id, at, act, n) SELECT randomblob(16), at, act, 1000 FROM audit WHERE n = 1";
    named(&world, put_in, "audit 1000").await;
}

#[tokio::test]
async fn administrators_read_it_a_page_at_a_time_and_a_failed_sign_in_is_in_it_once_an_hour() {
    let world = trail().await;
    let officer = world.officer(CITY_ORGAN).await;
    for _ in 0..3 {
        let wrong = json!({ "login": officer.login, "password": "wrong" });
        let asked = world
            .server
            .ask(Method::POST, "/api/v1/auth/sign-in")
            .json(&wrong);
        problem(asked.send().await.unwrap(), 401, "credentials").await;
    }
    let keeper = world.server.administrator().await;
    let ask = async |query: &str| -> Value {
        let answer = keeper
            .get(&world.server, &format!("/api/v1/audit?{query}"))
            .await;
        assert_eq!(answer.status(), 200, "{query}");
        answer.json().await.unwrap()
    };
    let failed = ask("act=sign_in_failed").await;
    let lines = failed["items"].as_array().unwrap();
    assert_eq!(lines.len(), 1, "{failed}");
    assert_eq!(lines[0]["subject"], officer.id.to_string());
    assert!(lines[0]["subject_name"].is_string() && lines[0]["actor"].is_null());
    let own = ask(&format!("actor={}", officer.id)).await;
    assert!(
        own["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["actor"]["id"] == officer.id.to_string())
    );
    let all = ask("").await;
    let places: Vec<i64> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["n"].as_str().unwrap().parse().unwrap())
        .collect();
    assert!(
        places.windows(2).all(|pair| pair[0] == pair[1] + 1),
        "{places:?}"
    );
    let later = ask(&format!("before={}", places[2])).await;
    assert_eq!(later["items"][0]["n"], places[3].to_string());
    for query in ["before=x", "actor=x", &format!("act={}", "a".repeat(65))] {
        let answer = keeper
            .get(&world.server, &format!("/api/v1/audit?{query}"))
            .await;
        problem(answer, 400, "malformed").await;
    }
    problem(
        officer.get(&world.server, "/api/v1/audit").await,
        403,
        "forbidden",
    )
    .await;
    verified(&world);
}
