//! A person's own password and sessions.

use reqwest::{Client, Method, Response};
use serde_json::{Value, json};

use crate::harness::{HETANG_ORGAN, PASSWORD, Person, TestServer, problem};

const NEW: &str = "two donkeys 两头驴子";
const PHONE: &str = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";

#[tokio::test]
async fn a_password_that_is_guessed_first_is_not_taken() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let login = officer.login.clone();
    for easy in ["password", "12345678", "        ", login.as_str()] {
        let answer = change(&server, &officer, PASSWORD, easy).await;
        problem(answer, 422, "password-easy").await;
    }
    let (_, link) = server.invite(&[]).await;
    for (password, status) in [("password", 422), (NEW, 200)] {
        let asked = server.ask(Method::POST, &format!("/api/v1/auth/links/{link}"));
        let asked = asked.json(&json!({ "password": password })).send().await;
        assert_eq!(asked.unwrap().status(), status, "{password}");
    }
}

#[tokio::test]
async fn changing_ones_password_needs_the_present_one_and_ends_other_sessions() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let elsewhere = elsewhere(&server, &officer.login, PASSWORD).await;
    let wrong = change(&server, &officer, "not the password", NEW).await;
    problem(wrong, 422, "present-password").await;
    assert_eq!(me(&server, &elsewhere).await, 200);
    assert_eq!(change(&server, &officer, PASSWORD, NEW).await.status(), 204);
    assert_eq!(me(&server, &officer.token).await, 200);
    assert_eq!(me(&server, &elsewhere).await, 401);
    let old = sign_in(&server, &officer.login, PASSWORD).await;
    problem(old, 401, "credentials").await;
    assert_eq!(sign_in(&server, &officer.login, NEW).await.status(), 200);
}

#[tokio::test]
async fn a_found_phone_does_not_try_present_passwords() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..5 {
        let wrong = change(&server, &officer, "not the password", NEW).await;
        problem(wrong, 422, "present-password").await;
    }
    let waits = change(&server, &officer, PASSWORD, NEW).await;
    problem(waits, 429, "too-many-attempts").await;
}

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_it_at_once() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let other = elsewhere(&server, &officer.login, PASSWORD).await;
    let items = sessions(&server, &officer).await;
    let [one, here] = items.as_slice() else {
        panic!("{items:?}")
    };
    assert_eq!(
        (&one["device"], &one["current"]),
        (&json!("Chrome · Android"), &json!(false))
    );
    assert_eq!(
        (&here["device"], &here["current"]),
        (&json!(null), &json!(true))
    );
    assert!(one["last_used"].as_str() >= here["last_used"].as_str());
    let path = format!("/api/v1/me/sessions/{}/end", one["id"].as_str().unwrap());
    // Another person ends nothing of it.
    let stranger = server.officer(HETANG_ORGAN).await;
    let not_own = stranger.post(&server, &path, &json!({})).await;
    problem(not_own, 404, "not-found").await;
    assert_eq!(officer.post(&server, &path, &json!({})).await.status(), 204);
    assert_eq!(me(&server, &other).await, 401);
    assert_eq!(sessions(&server, &officer).await.len(), 1);
    let again = officer.post(&server, &path, &json!({})).await;
    problem(again, 404, "not-found").await;
}

#[tokio::test]
async fn one_signs_out_everywhere() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let other = elsewhere(&server, &officer.login, PASSWORD).await;
    let out = officer
        .post(&server, "/api/v1/me/sessions/end", &json!({}))
        .await;
    assert_eq!(out.status(), 204);
    for token in [&officer.token, &other] {
        assert_eq!(me(&server, token).await, 401);
    }
    let refreshed = officer
        .post(&server, "/api/v1/auth/refresh", &json!({}))
        .await;
    problem(refreshed, 401, "sign-in").await;
}

async fn change(server: &TestServer, who: &Person, present: &str, new: &str) -> Response {
    let asked = json!({ "present": present, "new": new });
    who.post(server, "/api/v1/me/password", &asked).await
}

async fn sign_in(server: &TestServer, login: &str, password: &str) -> Response {
    let asked = json!({ "login": login, "password": password });
    let client = Client::builder().user_agent(PHONE).build().unwrap();
    let asked = client.post(server.at("/api/v1/auth/sign-in")).json(&asked);
    asked.send().await.unwrap()
}

/// The access token of another session, on a phone.
async fn elsewhere(server: &TestServer, login: &str, password: &str) -> String {
    let session: Value = sign_in(server, login, password).await.json().await.unwrap();
    session["access_token"].as_str().unwrap().to_owned()
}

async fn me(server: &TestServer, token: &str) -> u16 {
    let asked = server.ask(Method::GET, "/api/v1/me").bearer_auth(token);
    asked.send().await.unwrap().status().as_u16()
}

async fn sessions(server: &TestServer, who: &Person) -> Vec<Value> {
    let list = who.get(server, "/api/v1/me/sessions").await;
    let list: Value = list.json().await.unwrap();
    list["items"].as_array().unwrap().clone()
}
