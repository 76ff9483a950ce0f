//! A desk cannot let everything count as it is: it is told why, and what to do.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::{Phone, Sealed, Signer, hash, only, texts};
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG, Person, problem};

/// A record as a phone would push it, however it was made.
fn record(jws: String) -> Sealed {
    Sealed {
        id: Uuid::nil(),
        jws,
    }
}

fn payload(world: &World, phone: &Phone) -> Value {
    let visit = phone.visit(world.enterprise, json!({}));
    phone.payload("registration", MORNING, visit)
}

/// Pushes it, finds it in the list, and tries to accept it.
async fn refused(world: &World, desk: &Person, event: &Sealed, why: &str, slug: &str) {
    let answer = world.server.push(&texts(&[event])).await;
    assert_eq!(only(&answer)["why"], why);
    let state = match why {
        "unknown_key" | "bad_signature" => "unproven",
        _ => "waiting",
    };
    let list = format!("/api/v1/aside?state={state}");
    let list = desk.get(&world.server, &list).await;
    let list: Value = list.json().await.unwrap();
    let name = hash(&event.jws);
    let items = list["items"].as_array().unwrap();
    let one = items.iter().find(|one| one["hash"] == name).unwrap();
    let path = format!("/api/v1/aside/{name}/accept");
    let answer = desk
        .post(&world.server, &path, &json!({"reason": "核实"}))
        .await;
    let said = problem(answer, 409, slug).await;
    assert_eq!(one["obstacle"], said["title"], "{why}");
    assert_eq!(one["refusable"], true);
    let again = world.server.push(&texts(&[event])).await;
    assert_eq!(
        only(&again)["status"],
        "quarantined",
        "{why}: kept as it was"
    );
}

#[tokio::test]
async fn what_nobody_can_vouch_for() {
    let world = World::start().await;
    let phone = world.phone(CITY_ORGAN).await;
    let desk = world.server.supervisor(CITY).await;
    let stranger = Signer::generate();
    let unknown = record(stranger.event(&payload(&world, &phone)));
    refused(&world, &desk, &unknown, "unknown_key", "aside-unproven").await;
    let of_known = json!({"alg": "ES256", "typ": "ruqi-event", "kid": phone.signer.kid});
    let forged = record(stranger.seal(&of_known, &payload(&world, &phone)));
    refused(&world, &desk, &forged, "bad_signature", "aside-unproven").await;
    let another = Uuid::now_v7();
    let mut as_another = payload(&world, &phone);
    as_another["author"] = json!(another);
    as_another["body"]["officers"] = json!([another]);
    let as_another = record(phone.signer.event(&as_another));
    refused(
        &world,
        &desk,
        &as_another,
        "not_the_keys_author",
        "aside-unproven",
    )
    .await;
    // What no organ answers for is for the supervisor at the top alone.
    let county = world.server.supervisor(HETANG).await;
    let list = county.get(&world.server, "/api/v1/aside").await;
    let list: Value = list.json().await.unwrap();
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn what_nobody_can_read() {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let desk = world.server.supervisor(CITY).await;
    for (key, value, why) in [
        ("type", json!("evaluation"), "unknown_type"),
        ("wall", json!("yesterday"), "bad_time"),
        ("id", json!(Uuid::new_v4()), "malformed"),
    ] {
        let phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
        let mut payload = payload(&world, &phone);
        payload[key] = value;
        let strange = record(phone.signer.event(&payload));
        refused(&world, &desk, &strange, why, "aside-unreadable").await;
    }
}

#[tokio::test]
async fn what_another_record_stands_in_the_place_of() {
    let world = World::start().await;
    let desk = world.server.supervisor(CITY).await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let twin = record(phone.signer.event(&payload(&world, &phone)));
    let event = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&event]).await;
    refused(&world, &desk, &twin, "number_taken", "aside-number-taken").await;
    let mut other = payload(&world, &phone);
    other["id"] = json!(event.id);
    let other = record(phone.signer.event(&other));
    refused(
        &world,
        &desk,
        &other,
        "id_with_other_bytes",
        "aside-id-taken",
    )
    .await;
}
