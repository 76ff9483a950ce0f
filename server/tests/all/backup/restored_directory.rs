//! An officer who was entered after the backup is unknown to the restored server until the id is entered again: a phone
//! and a desk go on meanwhile.

use ruqi::directory::import::ImportKind;
use ruqi::store::evidence::orphan_certificates;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::{Phone, Sealed, hash, only};
use crate::harness::world::World;
use crate::harness::{CITY, CITY_ORGAN};

/// After the phone was enrolled, which is when an officer who is entered again began to be one.
const EVENING: &str = "2026-03-05T18:30:00+08:00";

/// The database as it was before the officer was entered; the phone offers what it has, with its certificate.
async fn restored() -> (World, Phone, Sealed) {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let event = phone.register(EVENING, world.enterprise, json!({}));
    let id = Uuid::from(phone.officer).simple();
    world.sql(&format!(
        "PRAGMA foreign_keys = OFF; DELETE FROM enrolment;
         DELETE FROM membership WHERE person = x'{id}'; DELETE FROM account WHERE person = x'{id}';
         DELETE FROM session WHERE person = x'{id}'; DELETE FROM person WHERE id = x'{id}';"
    ));
    let offered = json!({"events": [event.jws], "certificates": [phone.certificate]});
    let answer = world.server.push_body(offered.to_string(), None).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(only(&answer)["why"], "unknown_key");
    (world, phone, event)
}

async fn enter_again(world: &World, phone: &Phone) {
    let row = format!("zhang,张三,officer,{CITY_ORGAN},{}", phone.officer);
    let list = format!("login,name,role,organ,id\n{row}\n");
    assert_eq!(world.import(ImportKind::People, list).await.added, 1);
}

#[tokio::test]
async fn the_phone_that_enrols_before_the_server_looks_goes_on_with_its_chain() {
    let (world, mut phone, event) = restored().await;
    enter_again(&world, &phone).await;
    let officer = world.server.signed_in_again(phone.officer).await;
    let nonce = world.server.probe().await["nonce"].clone();
    let proof = json!({"nonce": nonce, "device": phone.device});
    let proof = phone.signer.proof(&proof);
    let asked =
        json!({"device": phone.device, "jwk": phone.signer.jwk, "grade": "jwk", "proof": proof});
    let answer = officer
        .post(&world.server, "/api/v1/sync/enrol", &asked)
        .await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["certificate"], phone.certificate);
    let next = phone.register(EVENING, world.foreign, json!({}));
    let answer = phone.push(&world.server, &[&event, &next]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    assert_eq!(answer["results"][1]["status"], "accepted");
}

#[tokio::test]
async fn what_a_desk_refused_meanwhile_stays_refused() {
    let (world, phone, event) = restored().await;
    let desk = world.server.supervisor(CITY).await;
    let path = format!("/api/v1/aside/{}/refuse", hash(&event.jws));
    let reason = json!({ "reason": "查无此人" });
    let refused = desk.post(&world.server, &path, &reason).await;
    assert_eq!(refused.status(), 204);
    enter_again(&world, &phone).await;
    // The server looks when it starts.
    let world = world.later(60_000);
    let mut waits = true;
    for _ in 0..300 {
        let found = world
            .server
            .state
            .store
            .read(orphan_certificates::ready)
            .await;
        waits = found.unwrap().is_some();
        if !waits {
            break;
        }
        world.server.probe().await;
    }
    assert!(!waits, "the chain is taken up");
    let answer = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&answer)["status"], "quarantined");
}
