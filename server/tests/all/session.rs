//! Signing in, staying signed in, one-time links.

use reqwest::Method;
use serde_json::json;

use crate::harness::{CITY, HETANG_ORGAN, PASSWORD, TestServer, problem};

#[tokio::test]
async fn a_link_signs_in_and_the_token_says_who() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let me: serde_json::Value = officer
        .get(&server, "/api/v1/me")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(me["id"], officer.id.to_string());
    assert_eq!(me["roles"][0]["role"], "officer");
    assert_eq!(me["roles"][0]["organ"], HETANG_ORGAN);
    let nobody = server.ask(Method::GET, "/api/v1/me").send().await.unwrap();
    problem(nobody, 401, "sign-in").await;
}

#[tokio::test]
async fn only_an_administrator_makes_links_for_people() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let path = format!("/api/v1/people/{}/link", officer.id);
    let others = [
        server.officer(HETANG_ORGAN).await,
        server.manager(HETANG_ORGAN).await,
        server.supervisor(CITY).await,
    ];
    for other in others {
        let refused = other.post(&server, &path, &json!({})).await;
        problem(refused, 403, "forbidden").await;
    }
    let administrator = server.administrator().await;
    let made = administrator.post(&server, &path, &json!({})).await;
    assert_eq!(made.status(), 200);
}

#[tokio::test]
async fn a_password_signs_in_whatever_the_case_of_the_login() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    let login = format!(" {} ", officer.login.to_uppercase());
    let asked = json!({ "login": login, "password": PASSWORD });
    let answer = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&asked);
    assert_eq!(answer.send().await.unwrap().status(), 200);
    let asked = json!({ "login": login, "password": "wrong" });
    let answer = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&asked);
    problem(answer.send().await.unwrap(), 401, "credentials").await;
}
