//! Refresh tokens: one holder never loses the session, two holders never both keep it.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Method;
use ruqi::store::StoreError;
use ruqi::store::audit;
use ruqi::store::membership::Role;
use serde_json::json;

use crate::harness::{PASSWORD, TestServer, problem};

/// What happens on a bad line.
#[derive(Debug, Clone, Copy)]
struct Try {
    answer_lost: bool,
    much_later: bool,
}

#[test]
fn one_holder_stays_signed_in_whichever_answers_are_lost() {
    let any_try = (any::<bool>(), any::<bool>()).prop_map(|(answer_lost, much_later)| Try {
        answer_lost,
        much_later,
    });
    check(
        &proptest::collection::vec(any_try, 1..12),
        |tries| async move {
            let server = TestServer::start();
            let mut token = begin(&server).await;
            for one in tries {
                if one.much_later {
                    later(&server).await;
                }
                let next = refresh(&server, &token)
                    .await
                    .expect("one holder was signed out");
                if !one.answer_lost {
                    token = next;
                }
            }
        },
    );
}

#[test]
fn of_two_holders_none_is_left_when_the_second_has_shown_itself() {
    check(
        &proptest::collection::vec(any::<bool>(), 2..12),
        |turns| async move {
            let server = TestServer::start();
            let first = begin(&server).await;
            let mut tokens = [first.clone(), first];
            let mut changes = 0;
            let mut before = turns[0];
            for thief in turns {
                changes += u32::from(thief != before);
                before = thief;
                later(&server).await;
                match refresh(&server, &tokens[usize::from(thief)]).await {
                    Some(next) => tokens[usize::from(thief)] = next,
                    None => {
                        assert!(changes > 0, "one holder alone was signed out");
                        return;
                    }
                }
                assert!(changes < 2, "two holders were both let on");
            }
        },
    );
}

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
        let found: u32 = db.query_row(
            "SELECT count(*) FROM audit WHERE act = 'session_ended_token_reused'",
            [],
            |row| row.get(0),
        )?;
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
    let counted = server.state.store.read(move |db| {
        let count = db.query_row(sql, [], |row| row.get(0))?;
        Ok::<_, StoreError>(count)
    });
    counted.await.unwrap()
}

/// More than the grace of 60 s goes by.
async fn later(server: &TestServer) {
    server
        .alter("UPDATE refresh_token SET replaced_at = replaced_at - 61000")
        .await;
}

fn check<S, F>(strategy: &S, property: impl Fn(S::Value) -> F)
where
    S: Strategy,
    F: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // Each case is a server of its own: 16 take two seconds.
    let config = Config {
        cases: 16,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(strategy, |value| {
            runtime.block_on(property(value));
            Ok(())
        })
        .unwrap();
}
