//! What a registration names and is not so is kept as it was sealed, marked, and shown to nobody as if it were so.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::{Phone, only};
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, HETANG_ORGAN, LUSONG_ORGAN, Person};

/// The one registration as its region's supervisor sees it.
async fn registered(world: &World) -> Value {
    let supervisor = world.server.supervisor(CITY).await;
    let answer = supervisor.get(&world.server, "/api/v1/registrations").await;
    let list: Value = answer.json().await.unwrap();
    list["items"][0].clone()
}

fn names(seen: &Value) -> Vec<String> {
    let officers = seen["officers"].as_array().unwrap();
    officers
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect()
}

fn mark<'v>(seen: &'v Value, why: &str) -> Option<&'v Value> {
    let marks = seen["differs"].as_array().unwrap();
    marks.iter().find(|one| one["why"] == why)
}

/// The enterprise's own user, who sees its visits.
async fn visits(world: &World, user: &Person) -> Value {
    let answer = user.get(&world.server, "/api/v1/enterprise/visits").await;
    answer.json().await.unwrap()
}

#[tokio::test]
async fn only_those_who_acted_for_the_organ_came() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let colleague = world.officer(HETANG_ORGAN).await;
    let elsewhere = world.officer(LUSONG_ORGAN).await;
    let owner = world.owner(world.enterprise).await;
    let keeper = world.server.administrator().await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let named = [
        officer.id,
        colleague.id,
        elsewhere.id,
        owner.id,
        keeper.id,
        Uuid::now_v7().into(),
    ];
    let change = json!({"level": "county", "officers": named});
    let visit = phone.register(MORNING, world.enterprise, change);
    assert_eq!(
        only(&phone.push(&world.server, &[&visit]).await)["status"],
        "accepted"
    );

    let came = [officer.id, colleague.id].map(|id| id.to_string());
    let seen = registered(&world).await;
    assert_eq!(names(&seen), came);
    let others: Vec<String> = named[2..].iter().map(ToString::to_string).collect();
    assert_eq!(
        mark(&seen, "named_others").unwrap()["officers"],
        json!(others)
    );
    let told = visits(&world, &owner).await;
    assert_eq!(names(&told["items"][0]), came);
}

#[tokio::test]
async fn premises_of_another_enterprise_are_not_shown_to_it() {
    let world = World::start().await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    let foreign = world.foreign;
    let theirs: Uuid = world
        .server
        .state
        .store
        .read(move |db| ruqi::store::directory::premises::premises_of(db, foreign))
        .await
        .unwrap()[0]
        .id;
    let change = json!({"level": "county", "premises": theirs});
    let visit = phone.register(MORNING, world.enterprise, change);
    assert_eq!(
        only(&phone.push(&world.server, &[&visit]).await)["status"],
        "accepted"
    );
    let seen = registered(&world).await;
    assert!(mark(&seen, "premises_elsewhere").is_some(), "{seen}");
    let owner = world.owner(world.enterprise).await;
    assert_eq!(
        visits(&world, &owner).await["items"][0]["address"],
        Value::Null
    );
    let own = phone.register(
        "2026-03-05T11:00:00+08:00",
        world.enterprise,
        json!({"level": "county", "premises": world.premises}),
    );
    phone.push(&world.server, &[&own]).await;
    let latest = visits(&world, &owner).await["items"][0].clone();
    assert!(latest["address"].is_string(), "{latest}");
}
