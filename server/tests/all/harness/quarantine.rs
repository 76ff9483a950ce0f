//! Sets something aside, lets something be held, and decides of it at a desk.

use reqwest::Response;
use serde_json::json;

use super::phone::{Phone, Sealed, hash, only, texts};
use super::world::{MORNING, World};
use super::{HETANG_ORGAN, Person};

pub const LATER: &str = "2026-03-05T10:30:00+08:00";

pub const REASON: &str = "已与执法人员核实";

pub async fn decide(world: &World, person: &Person, event: &Sealed, act: &str) -> Response {
    let path = format!("/api/v1/aside/{}/{act}", hash(&event.jws));
    let reason = json!({ "reason": REASON });
    person.post(&world.server, &path, &reason).await
}

/// An officer of 荷塘区 whose key was revoked, and a record that came after that.
pub async fn aside(world: &World) -> (Person, Phone, Sealed) {
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let kept = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
    let manager = world.server.manager(HETANG_ORGAN).await;
    let path = format!("/api/v1/enrolments/{}/revoke", phone.signer.kid);
    let reason = json!({"reason": "丢失"});
    let revoked = manager.post(&world.server, &path, &reason).await;
    assert_eq!(revoked.status(), 204);
    let answer = world.server.push(&texts(&[&kept])).await;
    assert_eq!(only(&answer)["why"], "revoked_key");
    (officer, phone, kept)
}

/// A phone of 荷塘区's organ whose first record is missing, with its second, held.
pub async fn held(world: &World) -> (Person, Phone, Sealed, Sealed) {
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let county = json!({"level": "county"});
    let missing = phone.register(MORNING, world.foreign, county.clone());
    let kept = phone.register(LATER, world.enterprise, county);
    let answer = phone.push(&world.server, &[&kept]).await;
    assert_eq!(only(&answer)["status"], "held");
    (officer, phone, missing, kept)
}
