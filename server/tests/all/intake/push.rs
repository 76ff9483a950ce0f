//! A push brings events in every way in which they can come, and is answered for each.

use serde_json::{Value, json};

use crate::harness::phone::{Phone, hash, only, texts};
use crate::harness::world::{DOOR, MORNING, World};
use crate::harness::{CITY_ORGAN, problem};

pub async fn phone(world: &World) -> Phone {
    world.phone(CITY_ORGAN).await
}

#[tokio::test]
async fn a_visit_is_accepted_with_receipt_and_verdict_and_its_duplicate_gets_the_original_receipt()
{
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let first = phone.push(&world.server, &[&event]).await;
    let result = only(&first);
    assert_eq!(result["status"], "accepted");
    assert_eq!(result["hash"], hash(&event.jws));
    assert_eq!(result["verdict"]["verdict"], "clear", "{result}");
    assert_eq!(result["verdict"]["earliest_date"], "2026-03-05");
    assert_eq!(first["chains"][&phone.signer.kid], 1);
    // The answer was lost after the commit: the phone asks again.
    let again = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["receipt"], result["receipt"]);
    assert_eq!(only(&again)["verdict"], result["verdict"]);
}

#[tokio::test]
async fn a_receipt_verifies_by_the_published_keys() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let answer = phone.push(&world.server, &[&event]).await;
    let receipt = only(&answer)["receipt"].as_str().unwrap();
    let claims: Value = world
        .server
        .state
        .keys
        .verify_seal("ruqi-receipt", receipt)
        .unwrap();
    assert_eq!(claims["event"], event.id.to_string());
    assert_eq!(claims["hash"], hash(&event.jws));
    assert_eq!(claims["epoch"], answer["epoch"]);
}

#[tokio::test]
async fn verdicts_go_only_to_whoever_proves_to_be_their_officer() {
    let world = World::start().await;
    let mut mine = phone(&world).await;
    let another = phone(&world).await;
    let event = mine.register(MORNING, world.enterprise, json!({}));
    let unproven = world.server.push(&texts(&[&event])).await;
    assert_eq!(only(&unproven)["status"], "accepted");
    assert!(only(&unproven)["verdict"].is_null());
    let carried = another.push(&world.server, &[&event]).await;
    assert_eq!(only(&carried)["status"], "duplicate");
    assert!(only(&carried)["verdict"].is_null());
    let own = mine.push(&world.server, &[&event]).await;
    assert_eq!(only(&own)["verdict"]["verdict"], "clear");
}

#[tokio::test]
async fn a_gap_holds_what_follows_until_it_is_filled() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let first = phone.register(MORNING, world.enterprise, json!({}));
    let second = phone.register("2026-03-05T10:30:00+08:00", world.foreign, json!({}));
    let held = phone.push(&world.server, &[&second]).await;
    assert_eq!(only(&held)["status"], "held");
    assert_eq!(only(&held)["why"], "gap");
    assert!(!only(&held)["receipt"].is_null());
    assert_eq!(held["chains"][&phone.signer.kid], 0);
    let filled = phone.push(&world.server, &[&first]).await;
    assert_eq!(only(&filled)["status"], "accepted");
    assert_eq!(filled["chains"][&phone.signer.kid], 2);
    let now = phone.push(&world.server, &[&second]).await;
    assert_eq!(only(&now)["status"], "duplicate");
    assert_eq!(only(&now)["gap"], false);
    assert_eq!(only(&now)["receipt"], only(&held)["receipt"]);
}

#[tokio::test]
async fn a_push_over_its_limits_is_taken_not_at_all() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let many = json!({"events": vec![event.jws.clone(); 101]}).to_string();
    problem(world.server.push_body(many, None).await, 413, "too-large").await;
    let large = json!({"events": ["x".repeat(1 << 20)]}).to_string();
    problem(world.server.push_body(large, None).await, 413, "too-large").await;
    problem(
        world.server.push_body("<html>".into(), None).await,
        400,
        "malformed",
    )
    .await;
    let hundred = world.server.push(&vec![event.jws.clone(); 100]).await;
    assert_eq!(hundred["results"][0]["status"], "accepted");
    assert_eq!(hundred["results"][99]["status"], "duplicate");
}

#[tokio::test]
async fn who_proves_nothing_is_slowed_down_first() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let body = json!({"events": [event.jws]}).to_string();
    let slowed = loop {
        let answer = world.server.push_body(body.clone(), None).await;
        if answer.status() != 200 {
            break answer;
        }
    };
    assert!(slowed.headers().contains_key("retry-after"));
    problem(slowed, 429, "too-many-pushes").await;
    assert_eq!(
        only(&phone.push(&world.server, &[&event]).await)["status"],
        "duplicate"
    );
}

#[tokio::test]
async fn a_code_at_the_door_says_which_enterprise() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let code = json!({"kind": "door", "text": format!("HTTPS://OTHER.EXAMPLE/C/{DOOR}")});
    let event = phone.register(
        MORNING,
        world.enterprise,
        json!({"enterprise": null, "code": code}),
    );
    phone.push(&world.server, &[&event]).await;
    let officer = world.server.officer(CITY_ORGAN).await;
    let seen = officer
        .get(
            &world.server,
            &format!("/api/v1/registrations/{}", event.id),
        )
        .await;
    let seen: Value = seen.json().await.unwrap();
    assert_eq!(seen["enterprise"], world.enterprise.to_string());
}

#[tokio::test]
async fn a_restored_server_takes_back_the_chain_and_the_first_arrival() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let first = phone.push(&world.server, &[&event]).await;
    let receipt = only(&first)["receipt"].clone();
    world.sql(
        "DELETE FROM registration; DELETE FROM verdict; DELETE FROM event; DELETE FROM enrolment;",
    );
    let lost = world.server.push(&texts(&[&event])).await;
    assert_eq!(only(&lost)["why"], "unknown_key");
    assert_eq!(lost["chains"][&phone.signer.kid], 0);
    let offered = json!({
        "events": [event.jws], "certificates": [phone.certificate], "receipts": {event.id.to_string(): receipt},
    });
    let answer = world.server.push_body(offered.to_string(), None).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(only(&answer)["status"], "accepted");
    assert_eq!(answer["chains"][&phone.signer.kid], 1);
    let again = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["verdict"]["verdict"], "clear");
}
