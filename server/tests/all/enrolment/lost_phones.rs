//! A phone that lost its storage says so when it enrols its next key.

use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed, Signer, hash, only};
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY_ORGAN, Person, problem};

async fn held(world: &World) -> (Person, Phone, Sealed) {
    let officer = world.officer(CITY_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    phone.register(MORNING, world.foreign, json!({}));
    let kept = phone.register(MORNING, world.enterprise, json!({}));
    let answer = phone.push(&world.server, &[&kept]).await;
    assert_eq!(only(&answer)["status"], "held");
    (officer, phone, kept)
}

async fn enrol(world: &World, officer: &Person, phone: &Phone, lost: Value) -> reqwest::Response {
    let next = Signer::generate();
    let nonce = world.server.probe().await["nonce"].clone();
    let proof = next.proof(&json!({"nonce": nonce, "device": phone.device}));
    let asked = json!({"device": phone.device, "jwk": next.jwk, "grade": "jwk", "proof": proof,
        "lost": lost});
    officer
        .post(&world.server, "/api/v1/sync/enrol", &asked)
        .await
}

#[tokio::test]
async fn what_waited_for_what_was_lost_counts_with_a_gap() {
    let world = World::start().await;
    let (officer, phone, kept) = held(&world).await;
    let told = enrol(&world, &officer, &phone, json!([])).await;
    let told: Value = told.json().await.unwrap();
    let waiting = &told["waiting"][0];
    assert_eq!(waiting["kid"], phone.signer.kid.as_str());
    assert_eq!(waiting["device"], phone.device.to_string());
    assert_eq!(waiting["records"], 1);
    let enrolled = enrol(&world, &officer, &phone, json!([phone.signer.kid])).await;
    assert_eq!(enrolled.status(), 200);
    let enrolled: Value = enrolled.json().await.unwrap();
    assert_eq!(enrolled["waiting"], json!([]));
    let again = phone.push(&world.server, &[&kept]).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["gap"], true);
    assert_eq!(world.seen(CITY_ORGAN, &kept).await["gap"], true);
}

#[tokio::test]
async fn another_officers_keys_and_unknown_ones_are_left_alone() {
    let world = World::start().await;
    let (_, phone, kept) = held(&world).await;
    let other = world.officer(CITY_ORGAN).await;
    let mine = Phone::enrol(&world.server, &other, CITY_ORGAN).await;
    let lost = json!([phone.signer.kid, hash("unknown")]);
    let enrolled = enrol(&world, &other, &mine, lost).await;
    let enrolled: Value = enrolled.json().await.unwrap();
    assert_eq!(enrolled["waiting"], json!([]));
    let again = phone.push(&world.server, &[&kept]).await;
    assert_eq!(only(&again)["status"], "held");
}

#[tokio::test]
async fn what_is_no_key_or_too_many_is_said() {
    let world = World::start().await;
    let (officer, phone, _) = held(&world).await;
    for lost in [json!(["x"]), json!(vec![phone.signer.kid.clone(); 11])] {
        let answer = enrol(&world, &officer, &phone, lost).await;
        problem(answer, 422, "not-enrolled").await;
    }
}
