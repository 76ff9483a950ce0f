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
async fn two_tabs_that_ask_at_once_go_on_with_the_cookie_that_came_last() {
    let server = TestServer::start();
    let token = begin(&server).await;
    let (one, other) = tokio::join!(refresh(&server, &token), refresh(&server, &token));
    assert!(one.is_some());
    let next = refresh(&server, &other.unwrap()).await.unwrap();
    assert!(refresh(&server, &next).await.is_some());
}

#[tokio::test]
async fn when_one_successor_is_used_its_siblings_end() {
    let server = TestServer::start();
    let token = begin(&server).await;
    let owners = refresh(&server, &token).await.unwrap();
    let thiefs = refresh(&server, &token).await.unwrap();
    let next = refresh(&server, &owners).await.unwrap();
    problem(ask(&server, &thiefs).await, 401, "session-ended").await;
    problem(ask(&server, &next).await, 401, "sign-in").await;
}

#[tokio::test]
async fn a_token_whose_successor_was_used_is_no_lost_answer_within_the_grace_either() {
    let server = TestServer::start();
    let token = begin(&server).await;
    let successor = refresh(&server, &token).await.unwrap();
    assert!(refresh(&server, &successor).await.is_some());
    problem(ask(&server, &token).await, 401, "session-ended").await;
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again_to_the_same_client_alone() {
    let phone = [("ruqi-client", "a secret"), ("user-agent", "Phone 1")];
    let updated = [("ruqi-client", "a secret"), ("user-agent", "Phone 2")];
    let other = [("ruqi-client", "another"), ("user-agent", "Phone 1")];
    let old_app = [("user-agent", "Phone 1")];
    let other_old_app = [("user-agent", "Thief 1")];
    let alike: [(&[_], &[_], bool); 7] = [
        (&phone, &phone, true),
        (&phone, &updated, true),
        (&phone, &other, false),
        (&phone, &old_app, false),
        (&old_app, &old_app, true),
        (&old_app, &phone, true),
        (&old_app, &other_old_app, false),
    ];
    let server = TestServer::start();
    for (first, again, same) in alike {
        let token = begin(&server).await;
        assert_eq!(ask_as(&server, &token, first).await.status(), 200);
        let status = ask_as(&server, &token, again).await.status();
        assert_eq!(status, if same { 200 } else { 401 }, "{first:?} {again:?}");
    }
    // A browser may be updated over night, an app's secret stays.
    for (first, again, same) in [
        (&old_app[..], &other_old_app[..], true),
        (&phone, &other, false),
    ] {
        let token = begin(&server).await;
        assert_eq!(ask_as(&server, &token, first).await.status(), 200);
        later(&server).await;
        let status = ask_as(&server, &token, again).await.status();
        assert_eq!(status, if same { 200 } else { 401 }, "{first:?} {again:?}");
    }
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
    ask_as(server, token, &[]).await
}

async fn ask_as(
    server: &TestServer,
    token: &str,
    headers: &[(&'static str, &'static str)],
) -> reqwest::Response {
    let mut asked = server.ask(Method::POST, "/api/v1/auth/refresh");
    for (name, value) in headers {
        asked = asked.header(*name, *value);
    }
    let cookie = format!("ruqi_refresh={token}");
    asked.header("cookie", cookie).send().await.unwrap()
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
