//! Guessing is slow, and signing in is not.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use reqwest::{Client, Method, Response};
use ruqi::access::newcomer::{Newcomer, admit};
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::store::StoreError;
use serde_json::json;

use crate::harness::{HETANG_ORGAN, PASSWORD, TestServer, problem};

#[tokio::test]
async fn after_five_wrong_passwords_the_login_waits() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..5 {
        let wrong = guess(&server, &officer.login, "wrong").await;
        problem(wrong, 401, "credentials").await;
    }
    let waits = guess(&server, &officer.login, PASSWORD).await;
    let seconds = waits.headers()["retry-after"].to_str().unwrap();
    let seconds: u32 = seconds.parse().unwrap();
    assert!((1..=15).contains(&seconds), "{seconds}");
    problem(waits, 429, "too-many-attempts").await;
}

#[tokio::test]
async fn the_right_password_wipes_the_slate_clean() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..3 {
        for _ in 0..4 {
            let wrong = guess(&server, &officer.login, "wrong").await;
            problem(wrong, 401, "credentials").await;
        }
        assert_eq!(guess(&server, &officer.login, PASSWORD).await.status(), 200);
    }
}

#[tokio::test]
async fn a_hundred_guesses_at_once_are_a_hundred_guesses() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let guesses = (0..40).map(|_| guess(&server, &officer.login, "wrong"));
    let answers = join_all(guesses).await;
    let looked_at = answers.iter().filter(|answer| answer.status() == 401);
    assert!(looked_at.count() <= 5);
}

/// Fifty failures, then a hundred more while the office opens its phones, of which one is shared.
#[tokio::test]
async fn an_office_of_500_behind_one_address_signs_in_within_a_minute_beside_a_stranger() {
    let server = TestServer::start();
    let known = server.officer(HETANG_ORGAN).await;
    let office: Vec<String> = (0..500).map(|number| format!("office-{number}")).collect();
    let (logins, within) = (office.clone(), server.state.clone());
    let took_in = server.state.store.write(move |tx| {
        for login in logins {
            let newcomer = Newcomer {
                name: "张三".into(),
                login,
                certificate: None,
                certificate_until: None,
                roles: Vec::new(),
            };
            admit(tx, &within.clock, &newcomer)?;
        }
        // Five hundred hashes would take as long as what is measured.
        tx.run(
            "UPDATE account SET password = (SELECT password FROM account WHERE password IS NOT NULL)",
            (),
        )?;
        Ok::<_, StoreError>(())
    });
    took_in.await.unwrap();
    for number in 0..60 {
        guess(&server, &format!("stranger-{number}"), "wrong").await;
    }
    let client = Client::new();
    let ask = |login: String, password: &'static str| {
        let asked = client.post(server.at("/api/v1/auth/sign-in"));
        let asked = asked.json(&json!({ "login": login, "password": password }));
        async move { asked.send().await.unwrap().status().as_u16() }
    };
    let begun = Instant::now();
    let strangers = (60..70).map(|number| ask(format!("stranger-{number}"), "wrong"));
    let (office, _) = tokio::join!(
        join_all(office.into_iter().map(|login| ask(login, PASSWORD))),
        join_all(strangers)
    );
    assert!(office.iter().all(|status| *status == 200), "{office:?}");
    assert!(
        begun.elapsed() < Duration::from_mins(1),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(guess(&server, &known.login, PASSWORD).await.status(), 200);
}

#[tokio::test]
async fn an_address_that_tries_many_logins_has_one_guess_a_login() {
    let server = TestServer::start();
    for number in 0..50 {
        let login = format!("guess-{number}");
        problem(guess(&server, &login, "wrong").await, 401, "credentials").await;
    }
    let officer = server.officer(HETANG_ORGAN).await;
    // One that exists and one that does not are told the same.
    for login in [&officer.login, "nobody"] {
        problem(guess(&server, login, "wrong").await, 401, "credentials").await;
        let waits = guess(&server, login, "wrong").await;
        problem(waits, 429, "too-many-attempts").await;
    }
}

#[tokio::test]
async fn what_is_no_address_is_passed_over_and_a_network_of_ipv6_is_one_address() {
    for (behind_proxy, forwarded, statuses) in [
        (true, ["198.51.100.7", "198.51.100.8"], [200, 200]),
        (
            true,
            ["203.0.113.9, 198.51.100.7", "203.0.113.8, 198.51.100.7"],
            [200, 429],
        ),
        (
            true,
            ["2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6"],
            [200, 429],
        ),
        (true, ["2001:db8:1:2::1", "2001:db8:1:3::1"], [200, 200]),
        (true, ["one", "another"], [200, 429]),
        (false, ["198.51.100.7", "198.51.100.8"], [200, 429]),
    ] {
        // One push in ten seconds without a proof.
        let config = Config {
            behind_proxy,
            pushes_per_second: 1,
            ..Config::default()
        };
        let server = TestServer::start_with(config, Clock::real());
        for (from, status) in forwarded.into_iter().zip(statuses) {
            let asked = server.ask(Method::POST, "/api/v1/sync/push");
            let asked = asked.header("x-forwarded-for", from);
            let answer = asked.json(&json!({ "events": [] })).send().await.unwrap();
            assert_eq!(answer.status(), status, "{forwarded:?}");
        }
    }
}

#[tokio::test]
async fn an_attempt_that_has_to_wait_counts_for_nothing() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..100 {
        guess(&server, &officer.login, "wrong").await;
    }
    // The address is not held to account for them: a colleague may still mistype.
    let colleague = server.officer(HETANG_ORGAN).await;
    for _ in 0..2 {
        let wrong = guess(&server, &colleague.login, "wrong").await;
        problem(wrong, 401, "credentials").await;
    }
    let right = guess(&server, &colleague.login, PASSWORD).await;
    assert_eq!(right.status(), 200);
}

async fn guess(server: &TestServer, login: &str, password: &str) -> Response {
    let asked = json!({ "login": login, "password": password });
    let asked = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&asked);
    asked.send().await.unwrap()
}
