//! U+0000, which not every engine keeps in a text: a new event with it is set aside, one that was accepted before stays.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi::store::evidence::events::{self, EventState, StoredEvent};
use ruqi::store::evidence::quarantine;
use ruqi_rules::{ClockGrade, EstimateInput, Instant, estimate};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::binary::{places, ruqi, said, well};
use crate::harness::phone::{Phone, Sealed, hash, only};
use crate::harness::quarantine::decide;
use crate::harness::world::{MORNING, World, ms};
use crate::harness::{CITY, CITY_ORGAN, problem};

const WITH_NULL: &str = "登记\u{0}有误";

/// A withdrawal, for a reason with U+0000 in it, of a registration that never comes: it says nothing else.
fn withdrawal(phone: &mut Phone) -> (Sealed, Uuid) {
    let registration = Uuid::now_v7();
    let body = json!({"registration": registration, "reason": WITH_NULL});
    (phone.seal("withdrawal", MORNING, body), registration)
}

#[tokio::test]
async fn a_new_event_with_a_null_is_malformed_and_no_desk_lets_it_count() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let (event, _) = withdrawal(&mut phone);
    let answer = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&answer)["status"], "quarantined");
    assert_eq!(only(&answer)["why"], "malformed");
    let supervisor = world.server.supervisor(CITY).await;
    let refused = decide(&world, &supervisor, &event, "accept").await;
    problem(refused, 409, "aside-unreadable").await;
    // A backslash before it makes other characters of it.
    let honest = phone.seal(
        "withdrawal",
        MORNING,
        json!({"registration": Uuid::now_v7(), "reason": "\\u0000"}),
    );
    let answer = phone.push(&world.server, &[&honest]).await;
    assert_eq!(only(&answer)["status"], "accepted");
    let (data, _) = places(&world.server, "");
    well(&ruqi(&data, &["verify"]));
}

#[tokio::test]
async fn what_was_accepted_with_a_null_stays_accepted_and_verifies() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let (event, registration) = withdrawal(&mut phone);
    let answer = phone.push(&world.server, &[&event]).await;
    accepted_before(&world, &phone, &event, registration, only(&answer)).await;
    let again = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["receipt"], only(&answer)["receipt"]);
    let next = phone.register(MORNING, world.enterprise, json!({}));
    let answer = phone.push(&world.server, &[&next]).await;
    assert_eq!(only(&answer)["status"], "accepted");
    let (data, _) = places(&world.server, "");
    let verified = ruqi(&data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

/// The event as a server stored it that did not know yet that U+0000 is refused.
async fn accepted_before(
    world: &World,
    phone: &Phone,
    event: &Sealed,
    registration: Uuid,
    answer: &Value,
) {
    let hash: [u8; 32] = URL_SAFE_NO_PAD
        .decode(hash(&event.jws))
        .unwrap()
        .try_into()
        .unwrap();
    let mut stored = StoredEvent {
        id: event.id.into(),
        kid: phone.signer.kid_bytes().into(),
        seq: 1,
        r#type: "withdrawal".into(),
        author: phone.officer,
        jws: event.jws.clone(),
        hash: hash.into(),
        receipt: answer["receipt"].as_str().unwrap().into(),
        received_at: Instant::EPOCH,
        estimated_at: Instant::EPOCH,
        shift: 0,
        grade: ClockGrade::Live,
        state: EventState::Accepted,
        gap: false,
        released: false,
    };
    let moved = world.server.state.store.write(move |tx| {
        let (_, _, received_at) = quarantine::get(tx, &stored.hash)?.unwrap();
        let estimate = estimate(&EstimateInput {
            wall: ms(MORNING),
            heard: None,
            online: false,
            first_arrival: Some(received_at),
        });
        stored.received_at = received_at;
        stored.estimated_at = estimate.at;
        stored.shift = estimate.shift_ms;
        stored.grade = estimate.grade;
        quarantine::remove(tx, &stored.hash)?;
        events::insert(tx, &stored, &[registration.into()])
    });
    moved.await.unwrap();
}
