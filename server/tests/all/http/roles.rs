//! Each role may ask what is its own, and nobody may ask what is for somebody.

use reqwest::Method;
use serde_json::json;

use crate::harness::{CITY, HETANG_ORGAN, LUSONG_ORGAN, Person, TestServer, problem};

/// Everybody, with a name for messages; the administrator last.
async fn everybody(server: &TestServer) -> Vec<(&'static str, Person)> {
    vec![
        ("officer", server.officer(HETANG_ORGAN).await),
        ("officer elsewhere", server.officer(LUSONG_ORGAN).await),
        ("manager", server.manager(HETANG_ORGAN).await),
        ("supervisor", server.supervisor(CITY).await),
        ("enterprise", server.of_enterprise().await),
        ("nothing any more", server.person(&[]).await),
        ("administrator", server.administrator().await),
    ]
}

#[tokio::test]
async fn everybody_signed_in_may_know_who_they_are_and_say_something() {
    let server = TestServer::start();
    for (who, person) in everybody(&server).await {
        assert_eq!(
            person.get(&server, "/api/v1/me").await.status(),
            200,
            "{who}"
        );
        let said = json!({ "page": "today", "text": "好" });
        let answer = person.post(&server, "/api/v1/feedback", &said).await;
        assert_eq!(answer.status(), 204, "{who}");
    }
}

#[tokio::test]
async fn only_an_administrator_makes_links() {
    let server = TestServer::start();
    let path = format!(
        "/api/v1/people/{}/link",
        server.officer(HETANG_ORGAN).await.id
    );
    for (who, person) in everybody(&server).await {
        let answer = person.post(&server, &path, &json!({})).await;
        match who {
            "administrator" => assert_eq!(answer.status(), 200),
            _ => drop(problem(answer, 403, "forbidden").await),
        }
    }
}

#[tokio::test]
async fn nobody_gets_only_what_is_for_everybody() {
    let server = TestServer::start();
    for (method, path) in [
        (Method::GET, "/api/v1/me"),
        (Method::POST, "/api/v1/feedback"),
        (
            Method::POST,
            "/api/v1/people/0190a0b0-0000-7000-8000-000000000000/link",
        ),
    ] {
        let asked = server
            .ask(method, path)
            .json(&json!({ "page": "p", "text": "t" }));
        problem(asked.send().await.unwrap(), 401, "sign-in").await;
    }
    for path in [
        "/api/v1/keys",
        "/api/v1/health",
        "/healthz",
        "/api/v1/openapi.json",
    ] {
        let answer = server.ask(Method::GET, path).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
    }
}

/// A later version has a sixth role, and somebody goes back to this one: its people are nobody, not administrators.
#[tokio::test]
async fn whoever_has_a_role_that_nobody_knows_is_no_administrator() {
    let server = TestServer::start();
    let person = server.administrator().await;
    assert_eq!(
        person.get(&server, "/api/v1/unknown-codes").await.status(),
        200
    );
    let c = rusqlite::Connection::open(server.state.config.database()).unwrap();
    c.execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE membership SET role = 'auditor'")
        .unwrap();
    let answer = person.get(&server, "/api/v1/unknown-codes").await;
    problem(answer, 500, "failed").await;
}
