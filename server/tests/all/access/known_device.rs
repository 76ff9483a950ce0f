//! A device on which somebody signed in before is no stranger's to lock out.

use reqwest::{Method, Response};
use ruqi::clock::Clock;
use ruqi::config::Config;
use serde_json::json;

use crate::harness::{HETANG_ORGAN, PASSWORD, TestServer, problem};

/// The cookie of a device, as a browser sends it back.
async fn device(server: &TestServer, login: &str) -> String {
    let answer = enter(server, login, PASSWORD, "").await;
    assert_eq!(answer.status(), 200);
    whole(&answer).split(';').next().unwrap().to_owned()
}

/// The cookie of a device, as it is set.
fn whole(answer: &Response) -> String {
    let cookies = answer.headers().get_all("set-cookie").iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
    let found = cookies.find(|cookie| cookie.contains("ruqi_device="));
    found.unwrap().to_owned()
}

async fn enter(server: &TestServer, login: &str, password: &str, cookie: &str) -> Response {
    let asked = server.ask(Method::POST, "/api/v1/auth/sign-in");
    let asked = asked.header("cookie", cookie);
    let body = json!({ "login": login, "password": password });
    asked.json(&body).send().await.unwrap()
}

#[tokio::test]
async fn a_stranger_who_fails_a_thousand_times_by_name_is_in_no_known_devices_way() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let known = device(&server, &officer.login).await;
    for _ in 0..1_000 {
        enter(&server, &officer.login, "wrong", "").await;
    }
    let elsewhere = enter(&server, &officer.login, PASSWORD, "").await;
    problem(elsewhere, 429, "too-many-attempts").await;
    // As often as one signs in, and in whatever letters.
    for login in [officer.login.clone(), officer.login.to_uppercase()] {
        let there = enter(&server, &login, PASSWORD, &known).await;
        assert_eq!(there.status(), 200);
    }
    let stranger = enter(&server, &officer.login, "wrong", "").await;
    problem(stranger, 429, "too-many-attempts").await;
}

#[tokio::test]
async fn who_has_the_device_guesses_no_more_freely() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let known = device(&server, &officer.login).await;
    for _ in 0..5 {
        let wrong = enter(&server, &officer.login, "wrong", &known).await;
        problem(wrong, 401, "credentials").await;
    }
    let waits = enter(&server, &officer.login, PASSWORD, &known).await;
    problem(waits, 429, "too-many-attempts").await;
}

#[tokio::test]
async fn another_logins_device_and_one_that_we_do_not_know_count_as_none() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let colleague = server.officer(HETANG_ORGAN).await;
    let foreign = device(&server, &colleague.login).await;
    let own = device(&server, &officer.login).await;
    let mut altered = own.clone();
    // The first letter is of the day on which it ends.
    altered.replace_range("ruqi_device=".len().."ruqi_device=".len() + 1, "B");
    for _ in 0..5 {
        enter(&server, &officer.login, "wrong", "").await;
    }
    for cookie in [foreign.as_str(), &altered, "ruqi_device=", "ruqi_device=!"] {
        let waits = enter(&server, &officer.login, PASSWORD, cookie).await;
        problem(waits, 429, "too-many-attempts").await;
    }
    let there = enter(&server, &officer.login, PASSWORD, &own).await;
    assert_eq!(there.status(), 200);
}

#[tokio::test]
async fn the_cookie_is_this_hosts_alone_and_ends() {
    let config = Config {
        origin: Some("https://ruqi.example.org".into()),
        ..Config::default()
    };
    let server = TestServer::start_with(config, Clock::real());
    let officer = server.officer(HETANG_ORGAN).await;
    let cookie = whole(&enter(&server, &officer.login, PASSWORD, "").await);
    assert!(cookie.starts_with("__Host-ruqi_device="), "{cookie}");
    for part in [
        "HttpOnly",
        "SameSite=Strict",
        "Secure",
        "Path=/;",
        "Max-Age=15552000",
    ] {
        assert!(format!("{cookie};").contains(part), "{cookie} lacks {part}");
    }
}
