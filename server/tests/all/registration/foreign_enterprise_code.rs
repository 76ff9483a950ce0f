//! A code may belong to another enterprise than the one that the record names.

use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed};
use crate::harness::world::{DOOR, MORNING, World};
use crate::harness::{CITY, CITY_ORGAN};

const TEXT: &str = "湖南营商码:HN-0042";

/// The marks of a registration, as its organ sees it.
async fn marks(world: &World, event: &Sealed) -> Vec<Value> {
    let seen = world.seen(CITY_ORGAN, event).await;
    let differs = seen["differs"].as_array().unwrap();
    let marked = differs.iter().filter(|one| one["why"] == "code_elsewhere");
    marked.cloned().collect()
}

/// Two visits at the code: one that names 芦淞区's enterprise, one that names none.
fn two_visits(world: &World, phone: &mut Phone) -> [Sealed; 2] {
    let code = json!({"kind": "foreign", "text": TEXT});
    let named = phone.register(MORNING, world.foreign, json!({"code": code}));
    let unnamed = json!({"code": code, "enterprise": null});
    let unnamed = phone.register("2026-03-05T10:00:00+08:00", world.foreign, unnamed);
    [named, unnamed]
}

async fn resolve(world: &World) {
    let path = format!(
        "/api/v1/unknown-codes/{}/resolve",
        ruqi_rules::fingerprint(TEXT)
    );
    let desk = world.server.administrator().await;
    let asked = json!({ "premises": world.premises, "from": null });
    let done = desk.post(&world.server, &path, &asked).await;
    assert_eq!(done.status(), 204);
}

#[tokio::test]
async fn the_enterprise_named_stands_and_the_code_that_leads_elsewhere_is_marked() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let code = json!({"code": {"kind": "door", "text": DOOR}});
    let event = phone.register(MORNING, world.foreign, code.clone());
    let right = phone.register("2026-03-05T10:00:00+08:00", world.enterprise, code);
    phone.push(&world.server, &[&event, &right]).await;
    let expected = json!({"why": "code_elsewhere", "enterprise": world.enterprise,
        "enterprise_name": "430202示例公司"});
    assert_eq!(marks(&world, &event).await, vec![expected.clone()]);
    assert_eq!(marks(&world, &right).await, Vec::<Value>::new());
    let seen = world.seen(CITY_ORGAN, &event).await;
    assert_eq!(seen["enterprise"], world.foreign.to_string());
    let supervisor = world.server.supervisor(CITY).await;
    let path = format!("/api/v1/registrations/{}", event.id);
    let seen: Value = supervisor
        .get(&world.server, &path)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(seen["differs"][0], expected);
}

#[tokio::test]
async fn a_code_resolved_before_or_after_marks_the_same() {
    let (early, late) = (World::start().await, World::start().await);
    let mut phone = early.phone(CITY_ORGAN).await;
    let [named, unnamed] = two_visits(&early, &mut phone);
    phone.push(&early.server, &[&named, &unnamed]).await;
    assert_eq!(marks(&early, &named).await, Vec::<Value>::new());
    resolve(&early).await;
    let one = marks(&early, &named).await;
    assert_eq!(one.len(), 1);
    assert_eq!(one[0]["enterprise"], early.enterprise.to_string());
    assert_eq!(marks(&early, &unnamed).await, Vec::<Value>::new());

    let mut phone = late.phone(CITY_ORGAN).await;
    let [named, unnamed] = two_visits(&late, &mut phone);
    let answer = phone.push(&late.server, &[&named, &unnamed]).await;
    assert_eq!(answer["results"][1]["status"], "accepted");
    let mut other = late.phone(CITY_ORGAN).await;
    resolve(&late).await;
    let [after, _] = two_visits(&late, &mut other);
    other.push(&late.server, &[&after]).await;
    for event in [&named, &after] {
        let mark = marks(&late, event).await;
        assert_eq!(mark[0]["enterprise"], late.enterprise.to_string());
    }
}
