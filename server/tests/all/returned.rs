//! An officer who was entered after the backup that the server was restored from, with the phone's records.

use ruqi::directory::import::{self, ImportKind};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::CITY_ORGAN;
use crate::phone::{Phone, Sealed};
use crate::push::only;
use crate::world::World;

fn people(id: &str, login: &str) -> String {
    format!("login,name,role,organ,id\n{login},张三,officer,{CITY_ORGAN},{id}\n")
}

/// The database as it was before the officer was entered; the phone offers what it has, with its certificate.
async fn restored() -> (World, Phone, Sealed, Value) {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let event = phone.register("2026-03-05T18:00:30+08:00", world.enterprise, json!({}));
    let first = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&first)["status"], "accepted");
    let receipt = only(&first)["receipt"].clone();
    let id = phone.officer.simple();
    world.sql(&format!(
        "PRAGMA foreign_keys = OFF;
         DELETE FROM registration; DELETE FROM verdict; DELETE FROM event; DELETE FROM enrolment;
         DELETE FROM membership WHERE person = x'{id}'; DELETE FROM account WHERE person = x'{id}';
         DELETE FROM session WHERE person = x'{id}'; DELETE FROM person WHERE id = x'{id}';"
    ));
    let offered = json!({"events": [event.jws], "certificates": [phone.certificate],
        "receipts": {event.id.to_string(): receipt}});
    let answer = world.server.push_body(offered.to_string(), None).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(only(&answer)["why"], "unknown_key");
    (world, phone, event, receipt)
}

#[tokio::test]
async fn entered_again_by_the_same_id_the_records_count_as_of_their_first_arrival() {
    let (world, phone, event, receipt) = restored().await;
    let world = world.later(3_600_000);
    let entered = world.import(
        ImportKind::People,
        people(&phone.officer.to_string(), "zhang"),
    );
    assert_eq!(entered.await.added, 1);
    // The server looks when it starts, and every minute.
    let world = world.later(0);
    let answer = phone.until(&world.server, &event, "duplicate").await;
    assert_eq!(only(&answer)["receipt"], receipt);
    assert_eq!(answer["chains"][&phone.signer.kid], 1);
    assert_eq!(world.seen(CITY_ORGAN, &event).await["state"], "stands");
}

#[tokio::test]
async fn the_phone_that_enrols_first_goes_on_with_its_chain() {
    let (world, mut phone, event, _) = restored().await;
    world
        .import(
            ImportKind::People,
            people(&phone.officer.to_string(), "zhang"),
        )
        .await;
    let officer = world.server.signed_in_again(phone.officer).await;
    let nonce = world.server.probe().await["nonce"].clone();
    let proof = json!({"nonce": nonce, "device": phone.device});
    let asked = json!({"device": phone.device, "jwk": phone.signer.jwk, "grade": "non_extractable",
        "proof": phone.signer.proof(&proof)});
    let answer = officer
        .post(&world.server, "/api/v1/sync/enrol", &asked)
        .await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["certificate"], phone.certificate);
    let next = phone.register("2026-03-05T18:00:40+08:00", world.foreign, json!({}));
    let answer = phone.push(&world.server, &[&event, &next]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    assert_eq!(answer["results"][1]["status"], "accepted", "{answer}");
}

#[tokio::test]
async fn an_id_that_is_none_or_somebody_elses_is_named() {
    let (world, phone, ..) = restored().await;
    let other = world.officer(CITY_ORGAN).await;
    let mine = phone.officer.to_string();
    for (id, login) in [
        ("x", "zhang"),
        (other.id.to_string().as_str(), "zhang"),
        (Uuid::now_v7().to_string().as_str(), other.login.as_str()),
        (mine.as_str(), other.login.as_str()),
    ] {
        let (state, csv) = (world.server.state.clone(), people(id, login).into_bytes());
        let done = tokio::task::spawn_blocking(move || {
            import::run(&state, ImportKind::People, csv, |_, _| ()).map(drop)
        });
        let why = done.await.unwrap().unwrap_err().to_string();
        assert!(why.contains("(row 2, id)"), "{why}");
    }
}
