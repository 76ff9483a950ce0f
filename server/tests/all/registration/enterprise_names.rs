//! Whose an id is that an officer wrote into a record is told to nobody who may not see that enterprise.

use ruqi::directory::publish;
use ruqi::store::StoreError;
use ruqi::store::directory::premises::{self, Premises};
use ruqi_rules::Instant;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::Phone;
use crate::harness::world::{DAY_MS, DOOR, MORNING, World};
use crate::harness::{HETANG, HETANG_ORGAN, LUSONG_ORGAN, Person};

const LATER: &str = "2026-03-05T11:00:00+08:00";
/// Part of the name of the enterprise in 芦淞区.
const FOREIGN: &str = "430203示例公司";

async fn text(world: &World, person: &Person, path: &str) -> String {
    person.get(&world.server, path).await.text().await.unwrap()
}

/// All that the officer of 荷塘区 is given, by desk and by phone.
async fn all_seen(world: &World, officer: &Person) -> String {
    let mut seen = String::new();
    for path in [
        "/api/v1/registrations",
        "/api/v1/sync/pull",
        "/api/v1/joints/unled",
    ] {
        seen += &text(world, officer, path).await;
    }
    seen
}

async fn foreign_premises(world: &World) -> Uuid {
    let foreign = world.foreign;
    let read = move |db: &ruqi::store::Db| premises::premises_of(db, foreign);
    world.server.state.store.read(read).await.unwrap()[0].id
}

#[tokio::test]
async fn an_enterprise_elsewhere_is_nameless_to_who_only_has_its_id() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let by_id = phone.register(MORNING, world.foreign, json!({"joint": Uuid::now_v7()}));
    let place = json!({"enterprise": null, "premises": foreign_premises(&world).await,
        "code": {"kind": "foreign", "text": "https://example.org/nobody-knows"}});
    let by_premises = phone.register(LATER, world.foreign, place);
    phone.push(&world.server, &[&by_id, &by_premises]).await;
    let world = world.later(4 * DAY_MS);
    let officer = world.server.signed_in_again(officer.id).await;

    let seen = all_seen(&world, &officer).await;
    assert!(seen.contains(&by_id.id.to_string()) && seen.contains(&by_premises.id.to_string()));
    assert!(!seen.contains(FOREIGN), "{seen}");

    // Whose region it is knows it; so does this one's once it has premises there, and when it had.
    let place = Premises {
        id: Uuid::now_v7(),
        enterprise: world.foreign,
        region: HETANG.into(),
        address: "红旗路9号".into(),
        since: Instant::EPOCH,
        until: Some(Instant::EPOCH + 1),
    };
    let add = move |tx: &ruqi::store::Tx| {
        premises::put(tx, &place)?;
        publish::enterprise(tx, place.enterprise, &[])?;
        Ok::<_, StoreError>(())
    };
    world.server.state.store.write(add).await.unwrap();
    assert!(all_seen(&world, &officer).await.contains(FOREIGN));
}

#[tokio::test]
async fn who_scanned_a_code_at_the_door_knows_whose_it_is() {
    let world = World::start().await;
    let officer = world.officer(LUSONG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, LUSONG_ORGAN).await;
    let code = json!({"kind": "door", "text": DOOR});
    let scanned = phone.register(
        MORNING,
        world.enterprise,
        json!({"code": code, "enterprise": null}),
    );
    phone.push(&world.server, &[&scanned]).await;
    let seen: Value =
        serde_json::from_str(&text(&world, &officer, "/api/v1/registrations").await).unwrap();
    assert_eq!(seen["items"][0]["enterprise_name"], "430202示例公司");
}

#[tokio::test]
async fn what_is_set_aside_names_no_enterprise_of_another_region() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let own = phone.register(MORNING, world.enterprise, json!({"category": 1}));
    let foreign = phone.register(MORNING, world.foreign, json!({"category": 1}));
    phone.push(&world.server, &[&own, &foreign]).await;
    let seen = text(&world, &supervisor, "/api/v1/aside?state=waiting").await;
    assert!(
        seen.contains(&foreign.id.to_string()) && seen.contains("430202示例公司"),
        "{seen}"
    );
    assert!(!seen.contains(FOREIGN), "{seen}");
}
