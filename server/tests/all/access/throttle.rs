//! Guessing is slow.

use reqwest::{Method, Response};
use ruqi::clock::Clock;
use ruqi::config::Config;
use serde_json::json;

use crate::harness::{HETANG_ORGAN, PASSWORD, TestServer, problem};

#[tokio::test]
async fn the_sixth_wrong_password_waits_and_then_the_right_one_is_taken() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..5 {
        problem(
            guess(&server, &officer.login, "wrong").await,
            401,
            "credentials",
        )
        .await;
    }
    let waits = guess(&server, &officer.login, PASSWORD).await;
    let seconds: u32 = waits.headers()["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=15).contains(&seconds), "{seconds}");
    problem(waits, 429, "too-many-attempts").await;
    server
        .alter("UPDATE throttle SET last_at = last_at - 15000")
        .await;
    assert_eq!(guess(&server, &officer.login, PASSWORD).await.status(), 200);
    // And the slate is clean.
    for _ in 0..5 {
        problem(
            guess(&server, &officer.login, "wrong").await,
            401,
            "credentials",
        )
        .await;
    }
}

#[tokio::test]
async fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
    let server = TestServer::start();
    let mut waits = Vec::new();
    for _ in 0..13 {
        server
            .alter("UPDATE throttle SET last_at = last_at - 900000")
            .await;
        problem(guess(&server, "nobody", "wrong").await, 401, "credentials").await;
        let answer = guess(&server, "nobody", "wrong").await;
        if answer.status() == 429 {
            let seconds = answer.headers()["retry-after"].to_str().unwrap();
            waits.push(seconds.parse::<u32>().unwrap());
        }
    }
    assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
    assert_eq!(waits.first(), Some(&15), "{waits:?}");
    assert_eq!(waits.last(), Some(&900), "{waits:?}");
}

#[tokio::test]
async fn a_hundred_guesses_at_once_are_a_hundred_guesses() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let guesses = (0..40).map(|_| guess(&server, &officer.login, "wrong"));
    let answers = futures_util::future::join_all(guesses).await;
    let looked_at = answers.iter().filter(|answer| answer.status() == 401);
    assert!(looked_at.count() <= 5);
}

#[tokio::test]
async fn one_address_that_tries_many_logins_waits_too() {
    let server = TestServer::start();
    for number in 0..50 {
        let login = format!("guess-{number}");
        problem(guess(&server, &login, "wrong").await, 401, "credentials").await;
    }
    problem(
        guess(&server, "guess-50", "wrong").await,
        429,
        "too-many-attempts",
    )
    .await;
}

#[tokio::test]
async fn a_proxys_word_is_taken_only_where_one_is_said_to_stand() {
    for behind_proxy in [false, true] {
        let config = Config {
            behind_proxy,
            ..Config::default()
        };
        let server = TestServer::start_with(config, Clock::real());
        server
            .alter("INSERT INTO throttle VALUES ('address:127.0.0.1', 60, 9000000000000)")
            .await;
        let asked = server
            .ask(Method::POST, "/api/v1/auth/sign-in")
            .header("x-forwarded-for", "203.0.113.9, 198.51.100.7")
            .json(&json!({ "login": "nobody", "password": "wrong" }));
        let status = asked.send().await.unwrap().status();
        assert_eq!(status, if behind_proxy { 401 } else { 429 });
    }
}

#[tokio::test]
async fn an_attempt_that_has_to_wait_counts_for_nothing() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..100 {
        guess(&server, &officer.login, "wrong").await;
    }
    // The address is not held to account for them: a colleague signs in.
    let colleague = server.officer(HETANG_ORGAN).await;
    assert_eq!(
        guess(&server, &colleague.login, PASSWORD).await.status(),
        200
    );
}

async fn guess(server: &TestServer, login: &str, password: &str) -> Response {
    let asked = json!({ "login": login, "password": password });
    let asked = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&asked);
    asked.send().await.unwrap()
}
