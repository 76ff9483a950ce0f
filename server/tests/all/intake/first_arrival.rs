//! A copy of a record that comes to a restored server before the phone brings its receipt: a request that was on its way,
//! or a file. The first arrival stays the first, whatever became of the copy.

use serde_json::{Value, json};

use crate::harness::binary::{number, places, ruqi, said, well};
use crate::harness::phone::{Phone, Sealed, hash, only};
use crate::harness::restored_server::{arrivals, backup, offer_again, pushed, restored};
use crate::harness::world::{DAY_MS, MORNING, World};
use crate::harness::{CITY, CITY_ORGAN};

/// By a phone's clock that runs ahead: the arrival is what bounds it.
const SUNDAY: &str = "2026-03-08T10:00:00+08:00";

/// Up to where the chain is whole, as a phone is told that asks after a restore.
async fn whole(world: &World, phone: &Phone) -> Value {
    let body = json!({"events": [], "chains": [phone.signer.kid]});
    let answer = world.server.push_body(body.to_string(), None).await;
    let answer: Value = answer.json().await.unwrap();
    answer["chains"][&phone.signer.kid].clone()
}

/// The copy, as it was sent at first: without a receipt.
async fn copy(world: &World, event: &Sealed) -> Value {
    let answer = world.server.push(std::slice::from_ref(&event.jws)).await;
    only(&answer).clone()
}

/// What is kept came when it first did, and all that is derived rests on that.
#[track_caller]
fn came(world: &World, first: i64) {
    assert_eq!(arrivals(world), first);
    let (data, _) = places(&world.server, "");
    let verified = ruqi(&data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

async fn decide(world: &World, event: &Sealed, what: &str) {
    let desk = world.server.supervisor(CITY).await;
    let path = format!("/api/v1/aside/{}/{what}", hash(&event.jws));
    let reason = json!({ "reason": "已核实" });
    let decided = desk.post(&world.server, &path, &reason).await;
    assert_eq!(decided.status(), 204);
}

#[tokio::test]
async fn a_phone_is_asked_for_what_came_as_a_copy_and_brings_its_first_arrival() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let before = phone.register(MORNING, world.foreign, json!({}));
    pushed(&world, &phone, &before).await;
    let file = backup(&world);
    let event = phone.register(SUNDAY, world.enterprise, json!({}));
    let (event, receipt) = pushed(&world, &phone, &event).await;
    let first = arrivals(&world);
    let seen = world.seen(CITY_ORGAN, event).await;

    let world = restored(world, &file).later(DAY_MS);
    let late = copy(&world, event).await;
    assert_eq!(late["status"], "accepted");
    assert_eq!(
        whole(&world, &phone).await,
        1,
        "the copy may not be the first"
    );
    // A backup that has the copy changes nothing of that.
    let file = backup(&world);
    let world = restored(world, &file).later(DAY_MS);
    assert_eq!(whole(&world, &phone).await, 1);
    let answer = offer_again(&world, &phone, &[(event, &receipt)]).await;
    assert_eq!(only(&answer)["status"], "duplicate");
    assert_eq!(only(&answer)["receipt"], receipt);
    came(&world, first);
    assert_eq!(world.seen(CITY_ORGAN, event).await, seen);
    let answer = offer_again(&world, &phone, &[(event, &late["receipt"])]).await;
    assert_eq!(only(&answer)["receipt"], receipt, "a later one is none");
    came(&world, first);
}

#[tokio::test]
async fn a_copy_that_waits_for_an_earlier_one_came_when_it_first_did() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let file = backup(&world);
    let events = [MORNING, SUNDAY].map(|wall| phone.register(wall, world.enterprise, json!({})));
    let one = pushed(&world, &phone, &events[0]).await;
    let two = pushed(&world, &phone, &events[1]).await;
    let first = arrivals(&world);

    let world = restored(world, &file).later(DAY_MS);
    assert_eq!(copy(&world, two.0).await["status"], "held");
    let answer = offer_again(&world, &phone, &[(two.0, &two.1)]).await;
    assert_eq!(only(&answer)["status"], "held");
    assert_eq!(only(&answer)["receipt"], two.1);
    offer_again(&world, &phone, &[(one.0, &one.1)]).await;
    came(&world, first);
}

/// A record that came in time, and a restored server to which a copy of it came after its key was revoked.
async fn too_late() -> (World, Phone, Sealed, Value, i64) {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let file = backup(&world);
    let event = phone.register(SUNDAY, world.enterprise, json!({}));
    let (_, receipt) = pushed(&world, &phone, &event).await;
    let first = arrivals(&world);
    let manager = world.server.manager(CITY_ORGAN).await;
    let path = format!("/api/v1/enrolments/{}/revoke", phone.signer.kid);
    let reason = json!({ "reason": "手机丢失" });
    let revoked = manager.post(&world.server, &path, &reason).await;
    assert_eq!(revoked.status(), 204);
    let world = restored(world, &file).later(DAY_MS);
    assert_eq!(copy(&world, &event).await["why"], "revoked_key");
    assert_eq!(
        whole(&world, &phone).await,
        0,
        "the copy may not be the first"
    );
    (world, phone, event, receipt, first)
}

#[tokio::test]
async fn a_copy_that_came_too_late_counts_when_the_first_came_in_time() {
    let (world, phone, event, receipt, first) = too_late().await;
    let answer = offer_again(&world, &phone, &[(&event, &receipt)]).await;
    assert_eq!(only(&answer)["status"], "accepted");
    assert_eq!(only(&answer)["receipt"], receipt);
    came(&world, first);
    let file = world.server.state.config.database();
    assert_eq!(number(&file, "SELECT count(*) FROM quarantine"), 0);
}

#[tokio::test]
async fn a_copy_that_a_desk_let_count_came_when_it_first_did() {
    let (world, phone, event, receipt, first) = too_late().await;
    decide(&world, &event, "accept").await;
    let answer = offer_again(&world, &phone, &[(&event, &receipt)]).await;
    assert_eq!(only(&answer)["status"], "duplicate");
    assert_eq!(only(&answer)["receipt"], receipt);
    let act = number(
        &world.server.state.config.database(),
        "SELECT received_at FROM event WHERE type = 'aside_accepted'",
    );
    came(&world, first + act);
}

#[tokio::test]
async fn a_copy_that_a_desk_refused_stays_refused_and_came_when_it_first_did() {
    let (world, phone, event, receipt, _) = too_late().await;
    decide(&world, &event, "refuse").await;
    let answer = offer_again(&world, &phone, &[(&event, &receipt)]).await;
    assert_eq!(only(&answer)["status"], "quarantined");
    assert_eq!(only(&answer)["receipt"], receipt);
    let (data, _) = places(&world.server, "");
    well(&ruqi(&data, &["verify"]));
}
