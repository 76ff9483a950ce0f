//! A record waits for an earlier one of its phone, and counts without it after 72 hours.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::CITY_ORGAN;
use crate::harness::phone::{Phone, Sealed};
use crate::harness::world::World;

const HOUR_MS: i64 = 60 * 60 * 1_000;

/// A phone whose first record never arrives, with its second, held.
async fn held(world: &World) -> (Phone, Sealed, Sealed) {
    let mut phone = world.phone(CITY_ORGAN).await;
    let lost = phone.register("2026-03-05T09:00:00+08:00", world.foreign, json!({}));
    let kept = phone.register("2026-03-05T09:30:00+08:00", world.enterprise, json!({}));
    let answer = phone.push(&world.server, &[&kept]).await;
    assert_eq!(answer["results"][0]["status"], "held");
    (phone, lost, kept)
}

#[tokio::test]
async fn while_held_it_is_nobodys_visit() {
    let world = World::start().await;
    let (_, _, kept) = held(&world).await;
    let owner = world.owner(world.enterprise).await;
    let seen: Value = owner
        .get(&world.server, "/api/v1/enterprise/visits")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(seen["items"], json!([]));
    let officer = world.officer(CITY_ORGAN).await;
    let path = format!("/api/v1/registrations/{}", kept.id);
    assert_eq!(officer.get(&world.server, &path).await.status(), 404);
}

#[tokio::test]
async fn after_72_hours_it_counts_with_a_gap_and_the_missing_one_may_still_come() {
    let world = World::start().await;
    let (phone, lost, kept) = held(&world).await;
    let world = world.later(71 * HOUR_MS);
    let health = world
        .server
        .ask(Method::GET, "/api/v1/health")
        .send()
        .await
        .unwrap();
    let health: Value = health.json().await.unwrap();
    assert!(health["oldest_held_seconds"].as_u64().unwrap() >= 71 * 3_600);
    let early = phone.push(&world.server, &[&kept]).await;
    assert_eq!(early["results"][0]["status"], "held");
    let world = world.later(2 * HOUR_MS);
    let answer = phone.until(&world.server, &kept, "duplicate").await;
    assert_eq!(answer["results"][0]["gap"], true);
    assert_eq!(answer["results"][0]["verdict"]["verdict"], "clear");
    assert_eq!(answer["chains"][&phone.signer.kid], 2);
    let late = phone.push(&world.server, &[&lost]).await;
    assert_eq!(late["results"][0]["status"], "accepted");
    assert_eq!(late["results"][0]["gap"], false);
}

#[tokio::test]
async fn who_asks_for_the_heads_alone_is_told_what_was_given_up() {
    let world = World::start().await;
    let (mut phone, lost, kept) = held(&world).await;
    let region = world.server.supervisor(crate::harness::CITY).await;
    let released = crate::harness::quarantine::decide(&world, &region, &kept, "accept").await;
    assert_eq!(released.status(), 204);
    let next = phone.register("2026-03-05T09:40:00+08:00", world.enterprise, json!({}));
    let kid = phone.signer.kid.clone();
    let pushed = phone.push(&world.server, &[&next]).await;
    assert_eq!(pushed["chains"][&kid], 3);
    let body = json!({"events": [], "chains": [&kid]}).to_string();
    let heads = async || -> Value {
        let answer = world.server.push_body(body.clone(), None).await;
        answer.json().await.unwrap()
    };
    assert_eq!(heads().await["chains"][&kid], 0);
    let late = phone.push(&world.server, &[&lost]).await;
    assert_eq!(late["results"][0]["status"], "accepted");
    assert_eq!(heads().await["chains"][&kid], 3);
}

#[tokio::test]
async fn what_comes_late_must_fit_what_counts_after_it() {
    let world = World::start().await;
    let (phone, lost, kept) = held(&world).await;
    let world = world.later(73 * HOUR_MS);
    phone.until(&world.server, &kept, "duplicate").await;
    // The same phone from a backup: another record at the first place, which nothing follows.
    let wall = "2026-03-05T09:10:00+08:00";
    let body = phone.visit(world.foreign, json!({}));
    let mut payload = phone.payload("registration", wall, body);
    payload["seq"] = json!(1);
    payload["prev"] = json!(crate::harness::phone::hash(&phone.certificate));
    let fork = Sealed {
        id: payload["id"].as_str().unwrap().parse().unwrap(),
        jws: phone.signer.event(&payload),
    };
    let answer = phone.push(&world.server, &[&fork]).await;
    assert_eq!(answer["results"][0]["why"], "broken_chain");
    // What was set aside has the place now: the lost one is kept for a person, too.
    let late = phone.push(&world.server, &[&lost]).await;
    assert_eq!(late["results"][0]["why"], "number_taken");
}
