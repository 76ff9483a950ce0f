//! People sign in and out.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{CITY_ORGAN, HETANG_ORGAN, PASSWORD, TestServer, problem};
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::store::access::memberships::Role;

#[tokio::test]
async fn the_token_says_who_with_all_roles_held() {
    let server = TestServer::start();
    let both = server
        .person(&[
            Role::Officer(HETANG_ORGAN.into()),
            Role::Manager(CITY_ORGAN.into()),
        ])
        .await;
    let me: Value = both.get(&server, "/api/v1/me").await.json().await.unwrap();
    assert_eq!(me["id"], both.id.to_string());
    let mut roles: Vec<_> = me["roles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|role| {
            (
                role["role"].as_str().unwrap(),
                role["organ"].as_str().unwrap(),
            )
        })
        .collect();
    roles.sort_unstable();
    assert_eq!(roles, [("manager", CITY_ORGAN), ("officer", HETANG_ORGAN)]);
}

#[tokio::test]
async fn a_role_that_ends_ends_at_once_and_changes_the_scope() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let before: Value = officer
        .get(&server, "/api/v1/me")
        .await
        .json()
        .await
        .unwrap();
    server
        .alter("UPDATE membership SET until = since + 1")
        .await;
    let after: Value = officer
        .get(&server, "/api/v1/me")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(after["roles"], json!([]));
    assert_ne!(before["scope"], after["scope"]);
}

#[tokio::test]
async fn a_password_signs_in_whatever_the_case_of_the_login() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let login = format!(" {} ", officer.login.to_uppercase());
    let answer = sign_in(&server, &login, PASSWORD).await;
    assert_eq!(answer.status(), 200);
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    for part in [
        "HttpOnly",
        "SameSite=Strict",
        "Path=/api/v1/auth",
        "Max-Age=",
    ] {
        assert!(cookie.contains(part), "{cookie} lacks {part}");
    }
    let session: Value = answer.json().await.unwrap();
    assert_eq!(session["expires_in"], 600);
    let again = sign_in(&server, &officer.login, PASSWORD).await;
    let again: Value = again.json().await.unwrap();
    assert_eq!(session["copy_keys"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        session["copy_keys"], again["copy_keys"],
        "each sign-in brings the same"
    );
}

#[tokio::test]
async fn an_unknown_login_and_a_wrong_password_are_one_answer() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let wrong = sign_in(&server, &officer.login, "not the password").await;
    let wrong = problem(wrong, 401, "credentials").await;
    let unknown = sign_in(&server, "nobody", "not the password").await;
    assert_eq!(wrong, problem(unknown, 401, "credentials").await);
    let (invited, _) = server.invite(&[Role::Administrator]).await;
    let without_password = sign_in(&server, &invited, "").await;
    assert_eq!(wrong, problem(without_password, 401, "credentials").await);
}

#[tokio::test]
async fn signing_out_ends_access_and_refresh_at_once() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let out = officer
        .post(&server, "/api/v1/auth/sign-out", &json!({}))
        .await;
    assert_eq!(out.status(), 204);
    problem(officer.get(&server, "/api/v1/me").await, 401, "sign-in").await;
    let again = officer
        .post(&server, "/api/v1/auth/refresh", &json!({}))
        .await;
    problem(again, 401, "sign-in").await;
}

#[tokio::test]
async fn a_token_that_is_none_of_ours_is_401() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let (head, rest) = officer.token.split_once('.').unwrap();
    let (claims, signature) = rest.split_once('.').unwrap();
    // {"alg":"none","typ":"JWT"}
    let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{claims}.");
    let changed = format!("{head}.{}.{signature}", claims.replace('a', "b"));
    for token in ["", "x", "a.b.c", &unsigned, &changed] {
        let asked = server.ask(Method::GET, "/api/v1/me").bearer_auth(token);
        problem(asked.send().await.unwrap(), 401, "sign-in").await;
    }
    let other = TestServer::start();
    let asked = other
        .ask(Method::GET, "/api/v1/me")
        .bearer_auth(&officer.token);
    problem(asked.send().await.unwrap(), 401, "sign-in").await;
}

async fn sign_in(server: &TestServer, login: &str, password: &str) -> reqwest::Response {
    let asked = json!({ "login": login, "password": password });
    let asked = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&asked);
    asked.send().await.unwrap()
}

#[tokio::test]
async fn where_people_come_by_https_browsers_are_told_to_keep_to_it() {
    for (origin, https) in [
        ("https://ruqi.example.org", true),
        ("http://localhost:8080", false),
    ] {
        let config = Config {
            origin: Some(origin.into()),
            ..Config::default()
        };
        let server = TestServer::start_with(config, Clock::real());
        let answer = sign_in(&server, "nobody", PASSWORD).await;
        let strict = answer.headers().contains_key("strict-transport-security");
        assert_eq!(strict, https);
    }
}
