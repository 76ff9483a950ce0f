//! What an officer names and no list or pack knows reaches no enterprise as text; supervisors see what was sealed.

use serde_json::{Value, json};

use crate::harness::phone::Sealed;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, HETANG_ORGAN, Person};

const LATER: &str = "2026-03-05T11:00:00+08:00";
const NOON: &str = "2026-03-05T12:00:00+08:00";

async fn text(world: &World, person: &Person, path: &str) -> String {
    person.get(&world.server, path).await.text().await.unwrap()
}

async fn mark(world: &World, person: &Person, event: &Sealed) -> Option<Value> {
    let path = format!("/api/v1/registrations/{}", event.id);
    let seen: Value = serde_json::from_str(&text(world, person, &path).await).unwrap();
    let marks = seen["differs"].as_array().unwrap();
    marks
        .iter()
        .find(|one| one["why"] == "named_unknown")
        .cloned()
}

#[tokio::test]
async fn free_text_in_the_place_of_a_key_reaches_no_enterprise() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    let supervisor = world.server.supervisor(CITY).await;
    let owner = world.owner(world.enterprise).await;
    let judged = json!({"matters": ["M1", "骗子事项", "骗子"]});
    let judged = phone.register(MORNING, world.enterprise, judged);
    let ground = json!({"ground": "骗子事由", "reference": "1"});
    let unjudged = json!({"category": "骗子类别", "exemption": ground});
    let unjudged = phone.register(LATER, world.enterprise, unjudged);
    phone.push(&world.server, &[&judged, &unjudged]).await;

    let told = text(&world, &owner, "/api/v1/enterprise/visits").await;
    assert!(!told.contains("骗子"), "{told}");
    let told: Value = serde_json::from_str(&told).unwrap();
    let [later, earlier] = [&told["items"][0], &told["items"][1]];
    let names = |visit: &Value| visit["matters"].as_array().unwrap().len();
    assert_eq!(names(earlier), 2);
    assert_eq!(earlier["matters"][1]["name"], "未知事项");
    let message = earlier["verdict"]["findings"].to_string();
    assert!(
        message.contains("未知事项") && message.contains("unknown matter"),
        "{message}"
    );
    assert_eq!(later["category_zh"], "未知类别");
    assert_eq!(later["ground_zh"], "未知事由");

    let seen = mark(&world, &supervisor, &judged).await.unwrap();
    assert_eq!(seen["matters"], json!(["骗子事项", "骗子"]));
    let seen = mark(&world, &supervisor, &unjudged).await.unwrap();
    assert_eq!(
        (&seen["category"], &seen["ground"]),
        (&json!("骗子类别"), &json!("骗子事由"))
    );
    assert_eq!(mark(&world, &officer, &judged).await, None);

    let usual = phone.register(NOON, world.enterprise, json!({}));
    phone.push(&world.server, &[&usual]).await;
    assert_eq!(mark(&world, &supervisor, &usual).await, None);
}

#[tokio::test]
async fn what_was_amended_away_does_not_stay_in_a_message() {
    let world = World::start().await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    let owner = world.owner(world.enterprise).await;
    let visit = phone.register(MORNING, world.enterprise, json!({"matters": ["骗子"]}));
    phone.push(&world.server, &[&visit]).await;
    // As while the amended visit waits to be judged again.
    world.sql("CREATE TRIGGER waits BEFORE UPDATE ON verdict BEGIN SELECT RAISE(IGNORE); END");
    let mended = json!({"registration": visit.id, "exemption": null, "matters": ["M1"], "started_at": null, "joint": null});
    let mended = phone.seal("amendment", LATER, mended);
    phone.push(&world.server, &[&mended]).await;
    let told = text(&world, &owner, "/api/v1/enterprise/visits").await;
    assert!(
        told.contains("未知事项") && !told.contains("骗子"),
        "{told}"
    );
}
