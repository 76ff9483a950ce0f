//! Every request meets headers, limits, and addresses that are none.

use std::io::{Read, Write};
use std::net::TcpStream;

use reqwest::Method;
use ruqi::clock::Clock;
use ruqi::config::Config;
use serde_json::json;

use crate::harness::{HETANG_ORGAN, TestServer, problem};

#[tokio::test]
async fn every_answer_has_the_headers_that_keep_a_browser_safe() {
    let server = TestServer::start();
    for path in [
        "/",
        "/today",
        "/api/docs/",
        "/api/v1/me",
        "/api/none",
        "/none.js",
        "/healthz",
    ] {
        let answer = server.ask(Method::GET, path).send().await.unwrap();
        let header = |name: &str| {
            let value = answer.headers().get(name);
            value
                .unwrap_or_else(|| panic!("{path}: {name}"))
                .to_str()
                .unwrap()
        };
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        let scripts = policy
            .split(';')
            .find(|part| part.trim().starts_with("script-src"));
        assert!(
            !scripts.unwrap().contains("unsafe-inline"),
            "{path}: {policy}"
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        let loose = policy.contains("'unsafe-inline'");
        assert_eq!(loose, path == "/api/docs/", "{path}: {policy}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_so() {
    let server = TestServer::start();
    for path in ["/api/", "/api/v2/me", "/assets/gone.js", "/api/v1/auth"] {
        let answer = server.ask(Method::GET, path).send().await.unwrap();
        problem(answer, 404, "not-found").await;
    }
    let answer = server.ask(Method::POST, "/today").send().await.unwrap();
    problem(answer, 404, "not-found").await;
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_405_with_the_ones_it_does() {
    let server = TestServer::start();
    let answer = server
        .ask(Method::DELETE, "/api/v1/auth/links/x")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.headers()["allow"], "GET, HEAD, POST");
    problem(answer, 405, "method-not-allowed").await;
    let answer = server
        .ask(Method::GET, "/api/v1/auth/sign-in")
        .send()
        .await
        .unwrap();
    problem(answer, 405, "method-not-allowed").await;
}

#[tokio::test]
async fn head_is_answered_as_get_without_the_body() {
    let server = TestServer::start();
    for path in ["/api/v1/health", "/api/v1/openapi.json", "/healthz", "/"] {
        let head = server.ask(Method::HEAD, path).send().await.unwrap();
        let got = server.ask(Method::GET, path).send().await.unwrap();
        assert_eq!(head.status(), 200, "{path}");
        for name in ["content-type", "cache-control", "content-security-policy"] {
            assert_eq!(head.headers()[name], got.headers()[name], "{path}");
        }
        assert!(head.bytes().await.unwrap().is_empty(), "{path}");
        assert!(!got.bytes().await.unwrap().is_empty(), "{path}");
    }
    let nobody = server.ask(Method::HEAD, "/api/v1/me").send().await.unwrap();
    assert_eq!(nobody.status(), 401);
    for (path, status) in [("/api/v1/auth/sign-in", 405), ("/api/v2/me", 404)] {
        let answer = server.ask(Method::HEAD, path).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path}");
    }
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_ended_and_told_when_to_come_again() {
    let config = Config {
        request_seconds: 1,
        ..Config::default()
    };
    let server = TestServer::start_with(config, Clock::real());
    // A body that begins and never goes on.
    let mut line = TcpStream::connect(server.url.trim_start_matches("http://")).unwrap();
    let head = "POST /api/v1/auth/sign-in HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
        content-type: application/json\r\ncontent-length: 100\r\n\r\n{";
    line.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("retry-after: 5"), "{answer}");
    assert!(answer.contains("/problems/timeout"), "{answer}");
}

#[tokio::test]
async fn a_body_over_64_kib_is_413_and_nothing_is_stored() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let large = json!({ "page": "today", "text": "长".repeat(30_000) });
    let answer = officer.post(&server, "/api/v1/feedback", &large).await;
    problem(answer, 413, "too-large").await;
    assert_eq!(feedback(&server).await, 0);
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_400_with_the_place_and_without_what_was_sent() {
    let server = TestServer::start();
    let secret = "my-password-123";
    for (body, place) in [
        (
            format!("{{\n  \"login\": \"x\", \"password\": {secret}"),
            "line 2",
        ),
        (
            format!("{{\"login\": \"x\", \"password\": [\"{secret}\"]}}"),
            "column",
        ),
        ("{\"login\": \"x\"}".to_owned(), "line 1"),
        (String::new(), "line 1"),
    ] {
        let asked = server.ask(Method::POST, "/api/v1/auth/sign-in").body(body);
        let asked = asked.header("content-type", "application/json");
        let said = problem(asked.send().await.unwrap(), 400, "malformed").await;
        let detail = said["detail"].as_str().unwrap();
        assert!(detail.contains(place), "{detail}");
        assert!(!detail.contains(secret), "{detail}");
    }
    let asked = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .body("login=x");
    problem(asked.send().await.unwrap(), 415, "media-type").await;
}

#[tokio::test]
async fn feedback_is_kept_and_empty_or_endless_feedback_is_not() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for (page, text) in [
        ("today", " "),
        ("today", &*"长".repeat(4_001)),
        (&*"p".repeat(201), "x"),
    ] {
        let body = json!({ "page": page, "text": text });
        let answer = officer.post(&server, "/api/v1/feedback", &body).await;
        problem(answer, 400, "malformed").await;
    }
    let body = json!({ "page": "today", "text": "长".repeat(4_000) });
    let answer = officer.post(&server, "/api/v1/feedback", &body).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(feedback(&server).await, 1);
}

#[tokio::test]
async fn feedback_that_comes_again_is_kept_once_also_beyond_the_limit_of_a_day() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let say =
        |n: u128| json!({ "id": uuid::Uuid::from_u128(n), "page": "today", "text": "按钮太小" });
    for n in [1, 1, 2] {
        let answer = officer.post(&server, "/api/v1/feedback", &say(n)).await;
        assert_eq!(answer.status(), 204);
    }
    assert_eq!(feedback(&server).await, 2);
    for n in 3..=50 {
        let answer = officer.post(&server, "/api/v1/feedback", &say(n)).await;
        assert_eq!(answer.status(), 204, "{n}");
    }
    let answer = officer.post(&server, "/api/v1/feedback", &say(51)).await;
    assert_eq!(answer.headers()["retry-after"], "3600");
    problem(answer, 429, "too-much-feedback").await;
    let answer = officer.post(&server, "/api/v1/feedback", &say(1)).await;
    assert_eq!(answer.status(), 204);
    let manager = server.manager(HETANG_ORGAN).await;
    let answer = manager.post(&server, "/api/v1/feedback", &say(51)).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(feedback(&server).await, 51);
}

#[tokio::test]
async fn every_error_is_said_once_and_in_both_languages() {
    let all = ruqi::http::kit::problems::ALL;
    for (n, kind) in all.iter().enumerate() {
        assert!((400..600).contains(&kind.status), "{}", kind.slug);
        assert!(
            kind.zh.ends_with('。') && kind.en.ends_with('.'),
            "{}",
            kind.slug
        );
        assert!(
            all.iter().skip(n + 1).all(|other| other.slug != kind.slug),
            "{}",
            kind.slug
        );
    }
}

async fn feedback(server: &TestServer) -> u32 {
    let count = "SELECT count(*) FROM feedback";
    let counted = server.state.store.read(move |db| db.single(count, ()));
    counted.await.unwrap()
}

#[tokio::test]
async fn health_tells_version_and_free_disk_on_the_servers_own_machine_alone() {
    let server = TestServer::start();
    let health = |forwarded: Option<&'static str>| {
        let asked = server.ask(Method::GET, "/api/v1/health");
        let asked = match forwarded {
            Some(address) => asked.header("x-forwarded-for", address),
            None => asked,
        };
        async {
            asked
                .send()
                .await
                .unwrap()
                .json::<serde_json::Value>()
                .await
                .unwrap()
        }
    };
    let (here, stranger) = (health(None).await, health(Some("198.51.100.7")).await);
    for told in ["version", "disk_free_bytes"] {
        assert!(!here[told].is_null(), "{told}");
        assert!(stranger[told].is_null(), "{told}");
    }
    assert_eq!(here["status"], stranger["status"]);
}
