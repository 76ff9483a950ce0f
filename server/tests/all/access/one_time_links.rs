//! A one-time link signs its person in once, and nobody after that.

use reqwest::{Method, Response};
use ruqi::store::access::memberships::Role;
use serde_json::{Value, json};

use crate::harness::{HETANG_ORGAN, PASSWORD, TestServer, problem};

#[tokio::test]
async fn looking_consumes_nothing_and_using_does() {
    let server = TestServer::start();
    let (login, token) = server.invite(&[Role::Officer(HETANG_ORGAN.into())]).await;
    for _ in 0..3 {
        let seen: Value = look(&server, &token).await.json().await.unwrap();
        assert_eq!(seen["login"], login);
    }
    assert_eq!(use_up(&server, &token, PASSWORD).await.status(), 200);
    problem(look(&server, &token).await, 410, "link-gone").await;
    problem(use_up(&server, &token, PASSWORD).await, 410, "link-gone").await;
}

#[tokio::test]
async fn of_many_at_once_one_is_let_in() {
    let server = TestServer::start();
    let (_, token) = server.invite(&[Role::Administrator]).await;
    let tries = (0..8).map(|_| use_up(&server, &token, PASSWORD));
    let answers = futures_util::future::join_all(tries).await;
    let let_in = answers.iter().filter(|answer| answer.status() == 200);
    assert_eq!(let_in.count(), 1);
}

#[tokio::test]
async fn a_password_of_the_wrong_length_leaves_the_link_good() {
    let server = TestServer::start();
    let (_, token) = server.invite(&[Role::Administrator]).await;
    for password in ["", "1234567", &"密".repeat(257)] {
        problem(
            use_up(&server, &token, password).await,
            422,
            "password-length",
        )
        .await;
    }
    // Characters are counted, not bytes.
    let length = 256 - PASSWORD.chars().count();
    let longest = format!("{PASSWORD}{}", "密".repeat(length));
    assert_eq!(use_up(&server, &token, &longest).await.status(), 200);
}

#[tokio::test]
async fn a_newer_link_voids_the_older_and_its_use_ends_other_sessions() {
    let server = TestServer::start();
    let administrator = server.administrator().await;
    let officer = server.officer(HETANG_ORGAN).await;
    let path = format!("/api/v1/people/{}/link", officer.id);
    let first = made(administrator.post(&server, &path, &json!({})).await).await;
    let second = made(administrator.post(&server, &path, &json!({})).await).await;
    problem(use_up(&server, &first, PASSWORD).await, 410, "link-gone").await;
    assert_eq!(officer.get(&server, "/api/v1/me").await.status(), 200);
    assert_eq!(use_up(&server, &second, PASSWORD).await.status(), 200);
    problem(officer.get(&server, "/api/v1/me").await, 401, "sign-in").await;
}

#[tokio::test]
async fn a_link_runs_out() {
    let server = TestServer::start();
    let (_, token) = server.invite(&[Role::Administrator]).await;
    server.alter("UPDATE link SET expires_at = made_at").await;
    problem(look(&server, &token).await, 410, "link-gone").await;
    problem(use_up(&server, &token, PASSWORD).await, 410, "link-gone").await;
}

#[tokio::test]
async fn a_link_for_nobody_is_404() {
    let server = TestServer::start();
    let administrator = server.administrator().await;
    for id in ["0190a0b0-0000-7000-8000-000000000000", "not-an-id"] {
        let path = format!("/api/v1/people/{id}/link");
        problem(
            administrator.post(&server, &path, &json!({})).await,
            404,
            "not-found",
        )
        .await;
    }
}

async fn look(server: &TestServer, token: &str) -> Response {
    let path = format!("/api/v1/auth/links/{token}");
    server.ask(Method::GET, &path).send().await.unwrap()
}

async fn use_up(server: &TestServer, token: &str, password: &str) -> Response {
    let path = format!("/api/v1/auth/links/{token}");
    let asked = server.ask(Method::POST, &path);
    asked
        .json(&json!({ "password": password }))
        .send()
        .await
        .unwrap()
}

async fn made(answer: Response) -> String {
    assert_eq!(answer.status(), 200);
    let link: Value = answer.json().await.unwrap();
    link["url"]
        .as_str()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned()
}
