//! An officer has as many phones as a person has.

use ruqi::clock::Clock;
use ruqi::config::Config;
use serde_json::json;

use crate::harness::phone::{Phone, Signer, hash};
use crate::harness::{HETANG_ORGAN, Person, TestServer, problem};

async fn enrol(server: &TestServer, officer: &Person) -> reqwest::Response {
    let (key, device) = (Signer::generate(), uuid::Uuid::new_v4());
    let nonce = server.probe().await["nonce"].clone();
    let proof = key.proof(&json!({"nonce": nonce, "device": device}));
    let asked = json!({"device": device, "jwk": key.jwk, "grade": "jwk", "proof": proof});
    officer.post(server, "/api/v1/sync/enrol", &asked).await
}

#[tokio::test]
async fn the_twenty_first_key_of_a_day_waits_and_another_officers_does_not() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..20 {
        assert_eq!(enrol(&server, &officer).await.status(), 200);
    }
    let waits = enrol(&server, &officer).await;
    assert!(waits.headers().contains_key("retry-after"));
    problem(waits, 429, "too-many-keys-today").await;
    let colleague = server.officer(HETANG_ORGAN).await;
    assert_eq!(enrol(&server, &colleague).await.status(), 200);
    server
        .alter("UPDATE enrolment SET since = since - 86400000")
        .await;
    assert_eq!(enrol(&server, &officer).await.status(), 200);
}

#[tokio::test]
async fn keys_are_bounded_in_all_until_some_are_revoked() {
    let server = TestServer::start();
    let officer = server.officer(HETANG_ORGAN).await;
    for _ in 0..10 {
        for _ in 0..20 {
            assert_eq!(enrol(&server, &officer).await.status(), 200);
        }
        server
            .alter("UPDATE enrolment SET since = since - 86400000")
            .await;
    }
    problem(enrol(&server, &officer).await, 409, "too-many-keys").await;
    server
        .alter("UPDATE enrolment SET revoked_at = since")
        .await;
    assert_eq!(enrol(&server, &officer).await.status(), 200);
}

#[tokio::test]
async fn more_phones_push_no_more_than_two_do() {
    let config = Config {
        pushes_per_second: 1,
        ..Config::default()
    };
    let server = TestServer::start_with(config, Clock::real());
    let officer = server.officer(HETANG_ORGAN).await;
    let mut taken = 0;
    for _ in 0..6 {
        let phone = Phone::enrol(&server, &officer, HETANG_ORGAN).await;
        for _ in 0..10 {
            let body = json!({ "events": [] }).to_string();
            let nonce = server.probe().await["nonce"].clone();
            let proof = phone
                .signer
                .proof(&json!({"nonce": nonce, "body": hash(&body)}));
            let answer = server.push_body(body, Some(proof)).await;
            taken += u32::from(answer.status() == 200);
        }
    }
    // Two buckets of ten, and what is filled again meanwhile; six phones had sixty.
    assert!((20..50).contains(&taken), "{taken}");
}
