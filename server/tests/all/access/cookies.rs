//! The refresh cookie is this host's, and no other site's page uses it.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::{Method, Response};
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::store::StoreError;
use ruqi::store::access::memberships::Role;
use ruqi::store::access::sessions;
use ruqi_rules::Instant;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::harness::{PASSWORD, TestServer, problem};

const HOST: &str = "__Host-ruqi_refresh";
const PLAIN: &str = "ruqi_refresh";

/// As people reach it by https, through a proxy.
fn https() -> TestServer {
    let config = Config {
        origin: Some("https://ruqi.example.org".into()),
        ..Config::default()
    };
    TestServer::start_with(config, Clock::real())
}

#[tokio::test]
async fn over_https_the_cookie_is_this_hosts_alone() {
    let server = https();
    let cookies = set(&begin(&server).await);
    let [cookie] = cookies.as_slice() else {
        panic!("{cookies:?}")
    };
    assert!(cookie.starts_with(HOST), "{cookie}");
    for part in [
        "Path=/;",
        "HttpOnly",
        "SameSite=Strict",
        "Secure",
        "Max-Age=",
    ] {
        assert!(format!("{cookie};").contains(part), "{cookie} lacks {part}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let next = ask(&server, "refresh", &[(HOST, &value(cookie))]).await;
    assert_eq!(next.status(), 200);
}

#[tokio::test]
async fn a_phone_that_was_signed_in_before_goes_on_under_the_new_name() {
    let server = https();
    let old = token_of_before(&server).await;
    let renewed = ask(&server, "refresh", &[(PLAIN, &old)]).await;
    assert_eq!(renewed.status(), 200);
    let cookies = set(&renewed);
    let [gone, cookie] = cookies.as_slice() else {
        panic!("{cookies:?}")
    };
    assert!(gone.starts_with("ruqi_refresh=;"), "{gone}");
    assert!(
        gone.contains("Path=/api/v1/auth") && gone.contains("Max-Age=0"),
        "{gone}"
    );
    assert_eq!(
        ask(&server, "refresh", &[(HOST, &value(cookie))])
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn a_sibling_cannot_plant_a_session_under_the_old_name() {
    let server = https();
    let planted = value(&set(&begin(&server).await)[0]);
    let alone = ask(&server, "refresh", &[(PLAIN, &planted)]).await;
    problem(alone, 401, "sign-in").await;
    let own = value(&set(&begin(&server).await)[0]);
    let beside = ask(&server, "refresh", &[(PLAIN, &planted), (HOST, &own)]).await;
    assert_eq!(beside.status(), 200);
    let next = ask(&server, "refresh", &[(HOST, &planted)]).await;
    assert_eq!(next.status(), 200, "it was not taken for the one shown");
}

#[tokio::test]
async fn of_two_cookies_none_is_taken_and_signing_out_ends_both_sessions() {
    for (server, name) in [(https(), HOST), (TestServer::start(), PLAIN)] {
        let one = value(&set(&begin(&server).await)[0]);
        let other = value(&set(&begin(&server).await)[0]);
        let both = [(name, one.as_str()), (name, other.as_str())];
        problem(ask(&server, "refresh", &both).await, 401, "sign-in").await;
        assert_eq!(ask(&server, "sign-out", &both).await.status(), 204);
        for token in [&one, &other] {
            problem(
                ask(&server, "refresh", &[(name, token)]).await,
                401,
                "sign-in",
            )
            .await;
        }
    }
}

#[tokio::test]
async fn a_page_of_another_site_is_refused() {
    let server = TestServer::start();
    let same_host = server.url.clone();
    let over_tls = server.url.replace("http://", "https://");
    let pages = [
        ("sec-fetch-site", "cross-site", false),
        ("sec-fetch-site", "same-site", false),
        ("sec-fetch-site", "something-new", false),
        ("sec-fetch-site", "same-origin", true),
        ("sec-fetch-site", "none", true),
        ("origin", "https://evil.example.org", false),
        ("origin", "null", false),
        ("origin", over_tls.as_str(), true),
        ("origin", same_host.as_str(), true),
    ];
    let (_, link) = server.invite(&[Role::Administrator]).await;
    let link = format!("links/{link}");
    for (name, said, own) in pages {
        for path in ["sign-in", "refresh", "sign-out", &link] {
            // Whatever the address answers to its own pages, it is not this.
            let path = format!("/api/v1/auth/{path}");
            let asked = server.ask(Method::POST, &path).header(name, said);
            let body = json!({ "login": "nobody", "password": "short" });
            let answer = asked.json(&body).send().await.unwrap();
            if own {
                assert_ne!(answer.status(), 403, "{path} {name}: {said}");
            } else {
                problem(answer, 403, "foreign-page").await;
            }
        }
    }
}

#[tokio::test]
async fn an_access_token_alone_signs_out_too_and_nothing_signs_nobody_out() {
    let server = TestServer::start();
    let person = server.administrator().await;
    let out = server.ask(Method::POST, "/api/v1/auth/sign-out");
    let out = out.bearer_auth(&person.token).send().await.unwrap();
    assert_eq!(out.status(), 204);
    problem(person.get(&server, "/api/v1/me").await, 401, "sign-in").await;
    for token in [&person.token, "none"] {
        let again = server.ask(Method::POST, "/api/v1/auth/sign-out");
        let again = again.bearer_auth(token).send().await.unwrap();
        problem(again, 401, "sign-in").await;
    }
    let bare = server.ask(Method::POST, "/api/v1/auth/sign-out");
    problem(bare.send().await.unwrap(), 401, "sign-in").await;
}

/// Signs somebody in.
async fn begin(server: &TestServer) -> Response {
    let (_, link) = server.invite(&[Role::Administrator]).await;
    let asked = server.ask(Method::POST, &format!("/api/v1/auth/links/{link}"));
    let asked = asked.json(&json!({ "password": PASSWORD }));
    asked.send().await.unwrap()
}

async fn ask(server: &TestServer, path: &str, cookies: &[(&str, &str)]) -> Response {
    let cookies = cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    let cookies = cookies.collect::<Vec<_>>().join("; ");
    let asked = server.ask(Method::POST, &format!("/api/v1/auth/{path}"));
    asked.header("cookie", cookies).send().await.unwrap()
}

/// The cookies of sessions that an answer sets.
fn set(answer: &Response) -> Vec<String> {
    let cookies = answer.headers().get_all("set-cookie").iter();
    let cookies = cookies.map(|cookie| cookie.to_str().unwrap().to_owned());
    cookies
        .filter(|cookie| !cookie.contains("ruqi_device="))
        .collect()
}

fn value(cookie: &str) -> String {
    let (_, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
    value.to_owned()
}

/// A refresh token as the server gave them before the cookie's name began with `__Host-`.
async fn token_of_before(server: &TestServer) -> String {
    let person = server.administrator().await.id;
    let key = std::fs::read_to_string(server.state.config.keys().join("mac-1.key")).unwrap();
    let key = URL_SAFE_NO_PAD.decode(key.trim()).unwrap();
    let session = Uuid::now_v7();
    let said = [session.as_bytes().as_slice(), &[7; 20]].concat();
    let message = [b"refresh\0".as_slice(), &said].concat();
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), &message);
    let token = URL_SAFE_NO_PAD.encode([said.as_slice(), tag.as_ref()].concat());
    let hash = Sha256::digest(&token).into();
    let now = Clock::real().real_now();
    let begun = server.state.store.write(move |tx| {
        sessions::begin(tx, session, person, now)?;
        sessions::add_token(tx, hash, session, None, now, now + Instant::DAY)?;
        Ok::<_, StoreError>(())
    });
    begun.await.unwrap();
    token
}
