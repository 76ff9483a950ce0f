//! Refresh tokens, each rule by an example.

mod properties;

use reqwest::Method;
use ruqi::store::StoreError;
use ruqi::store::access::audit;
use ruqi::store::access::memberships::Role;
use serde_json::json;

use crate::harness::{PASSWORD, TestServer, problem};

#[tokio::test]
async fn a_reuse_ends_the_session_and_is_on_record() {
    let server = TestServer::start();
    let person = server.administrator().await;
    let first = begin(&server).await;
    let second = refresh(&server, &first).await.unwrap();
    let third = refresh(&server, &second).await.unwrap();
    later(&server).await;
    problem(ask(&server, &first).await, 401, "session-ended").await;
    problem(ask(&server, &third).await, 401, "sign-in").await;
    // Another person's session is another matter.
    assert_eq!(person.get(&server, "/api/v1/me").await.status(), 200);
    let on_record = server.state.store.read(move |db| {
        let count = "SELECT count(*) FROM audit WHERE act = 'session_ended_token_reused'";
        let found: u32 = db.single(count, ())?;
        Ok::<_, StoreError>((
            found,
            audit::count(db, "link_used", &person.id.to_string())?,
        ))
    });
    assert_eq!(on_record.await.unwrap(), (1, 1));
}

#[tokio::test]
async fn two_tabs_that_ask_at_once_both_go_on() {
    let server = TestServer::start();
    let token = begin(&server).await;
    let (one, other) = tokio::join!(refresh(&server, &token), refresh(&server, &token));
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(refresh(&server, &one).await.is_some());
    assert!(refresh(&server, &other).await.is_some());
}

#[tokio::test]
async fn however_long_a_session_goes_on_a_few_rows_keep_it() {
    let server = TestServer::start();
    let first = begin(&server).await;
    let mut token = first.clone();
    for _ in 0..20 {
        later(&server).await;
        token = refresh(&server, &token).await.unwrap();
    }
    assert!(count(&server, "SELECT count(*) FROM refresh_token").await <= 3);
    // And the first is still known for a used one.
    problem(ask(&server, &first).await, 401, "session-ended").await;
    assert_eq!(
        count(&server, "SELECT count(*) FROM refresh_token").await,
        0
    );
}

#[tokio::test]
async fn a_forged_token_ends_nothing() {
    let server = TestServer::start();
    let token = begin(&server).await;
    let forged: String = token.chars().rev().collect();
    let mut changed = token.clone();
    changed.replace_range(
        30..31,
        if token.as_bytes()[30] == b'A' {
            "B"
        } else {
            "A"
        },
    );
    for none in [forged, changed, token[..40].to_owned()] {
        problem(ask(&server, &none).await, 401, "sign-in").await;
    }
    assert!(refresh(&server, &token).await.is_some());
}

#[tokio::test]
async fn a_token_runs_out() {
    let server = TestServer::start();
    let token = begin(&server).await;
    server
        .alter("UPDATE refresh_token SET expires_at = made_at")
        .await;
    problem(ask(&server, &token).await, 401, "sign-in").await;
    problem(ask(&server, "never given").await, 401, "sign-in").await;
}

/// Signs in and gives the refresh token of the cookie.
async fn begin(server: &TestServer) -> String {
    let (_, link) = server.invite(&[Role::Administrator]).await;
    let path = format!("/api/v1/auth/links/{link}");
    let asked = server
        .ask(Method::POST, &path)
        .json(&json!({ "password": PASSWORD }));
    token(&asked.send().await.unwrap()).unwrap()
}

async fn ask(server: &TestServer, token: &str) -> reqwest::Response {
    let asked = server.ask(Method::POST, "/api/v1/auth/refresh");
    asked
        .header("cookie", format!("ruqi_refresh={token}"))
        .send()
        .await
        .unwrap()
}

async fn refresh(server: &TestServer, shown: &str) -> Option<String> {
    let answer = ask(server, shown).await;
    (answer.status() == 200).then(|| token(&answer).unwrap())
}

fn token(answer: &reqwest::Response) -> Option<String> {
    let cookie = answer.headers().get("set-cookie")?.to_str().ok()?;
    let (_, value) = cookie.split(';').next()?.split_once('=')?;
    Some(value.to_owned())
}

async fn count(server: &TestServer, sql: &'static str) -> u32 {
    let counted = server.state.store.read(move |db| db.single(sql, ()));
    counted.await.unwrap()
}

/// More than the grace of 60 s goes by.
async fn later(server: &TestServer) {
    server
        .alter("UPDATE refresh_token SET replaced_at = replaced_at - 61000")
        .await;
}
