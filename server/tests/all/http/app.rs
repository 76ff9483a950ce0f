//! The binary serves the app whatever it was built with: there is always a first page.

use reqwest::Method;

use crate::harness::TestServer;

#[tokio::test]
async fn every_address_of_the_app_is_its_first_page_and_asked_for_again() {
    let server = TestServer::start();
    let first = server.ask(Method::GET, "/").send().await.unwrap();
    // A page that a browser may put aside would hold the phone's storage against the next one.
    assert_eq!(first.headers()["cache-control"], "no-store");
    let tag = first.headers()["etag"].clone();
    let page = first.text().await.unwrap();
    assert!(page.contains("<html lang=\"zh-CN\""));
    for path in ["/today", "/visits/0190a0b0", "/link/abc", "/j"] {
        let answer = server.ask(Method::GET, path).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(answer.text().await.unwrap(), page, "{path}");
    }
    let again = server.ask(Method::GET, "/").header("if-none-match", tag);
    assert_eq!(again.send().await.unwrap().status(), 304);
}

#[tokio::test]
async fn nothing_outside_of_the_app_is_served() {
    let server = TestServer::start();
    for path in [
        "/../Cargo.toml",
        "/..%2f..%2fCargo.toml",
        "/%2e%2e/%2e%2e/Cargo.toml",
    ] {
        let answer = server.ask(Method::GET, path).send().await.unwrap();
        let text = answer.text().await.unwrap();
        assert!(!text.contains("[workspace]"), "{path}");
    }
}

#[tokio::test]
async fn the_document_describes_every_address_and_is_compressed() {
    let server = TestServer::start();
    let asked = server.ask(Method::GET, "/api/v1/openapi.json");
    let answer = asked.header("accept-encoding", "br").send().await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "br");
    let document = ruqi::http::document().to_pretty_json().unwrap();
    for path in [
        "/api/v1/me",
        "/api/v1/auth/refresh",
        "/api/v1/people/{id}/link",
    ] {
        assert!(document.contains(path), "{path}");
    }
    let page = server.ask(Method::GET, "/api/docs/").send().await.unwrap();
    assert!(page.text().await.unwrap().contains("swagger-ui"));
}
