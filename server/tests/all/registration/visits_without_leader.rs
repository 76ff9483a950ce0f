//! The manager and the supervisor are told of a joint visit whose leader's registration does not come.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed};
use crate::harness::world::{MORNING, World};
use crate::harness::{
    CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, problem,
};

const UNLED: &str = "/api/v1/joints/unled";
const HOUR_MS: i64 = 60 * 60 * 1_000;

/// The city's phone with the leader's registration, which it keeps, and 荷塘区's with one that joined it.
async fn joined(world: &World) -> (Phone, Sealed, Phone, Sealed) {
    let mut leader = world.phone(CITY_ORGAN).await;
    let kept = leader.register(MORNING, world.enterprise, json!({}));
    let mut phone = world.phone(HETANG_ORGAN).await;
    let joins = json!({"level": "county", "joint": kept.id});
    let joins = phone.register(MORNING, world.enterprise, joins);
    let answer = phone.push(&world.server, &[&joins]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    (leader, kept, phone, joins)
}

async fn listed(world: &World, person: &Person) -> Vec<Value> {
    let answer = person.get(&world.server, UNLED).await;
    assert_eq!(answer.status(), 200);
    let list: Value = answer.json().await.unwrap();
    list["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn after_72_hours_the_manager_and_the_supervisor_are_told_until_it_comes() {
    let world = World::start().await;
    let (leader, kept, _, joins) = joined(&world).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let world = world.later(71 * HOUR_MS);
    assert!(listed(&world, &supervisor).await.is_empty());
    let world = world.later(2 * HOUR_MS);
    let server = &world.server;
    for person in [
        supervisor,
        server.supervisor(CITY).await,
        server.manager(HETANG_ORGAN).await,
    ] {
        let items = listed(&world, &person).await;
        assert_eq!(items.len(), 1);
        assert_eq!(items[0]["id"], joins.id.to_string());
        assert_eq!(items[0]["joint"], kept.id.to_string());
        assert_eq!(items[0]["officer"]["name"], "张三");
        assert_eq!(items[0]["organ_name"], "荷塘区市场监督管理局");
        assert_eq!(items[0]["enterprise_name"], "430202示例公司");
        assert_eq!(items[0]["at"], "2026-03-05T01:30:00.000Z");
    }
    for person in [
        server.supervisor(LUSONG).await,
        server.manager(LUSONG_ORGAN).await,
        server.manager(CITY_ORGAN).await,
    ] {
        assert!(listed(&world, &person).await.is_empty());
    }
    for person in [
        server.officer(HETANG_ORGAN).await,
        server.administrator().await,
        world.owner(world.enterprise).await,
    ] {
        problem(person.get(server, UNLED).await, 403, "forbidden").await;
    }
    let nobody = server.ask(Method::GET, UNLED).send().await.unwrap();
    problem(nobody, 401, "sign-in").await;

    leader.push(server, &[&kept]).await;
    let manager = server.manager(HETANG_ORGAN).await;
    assert!(listed(&world, &manager).await.is_empty());
}

#[tokio::test]
async fn a_withdrawn_one_waits_for_nobody() {
    let world = World::start().await;
    let (_, _, mut phone, joins) = joined(&world).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let world = world.later(73 * HOUR_MS);
    assert_eq!(listed(&world, &supervisor).await.len(), 1);
    let why = json!({"registration": joins.id, "reason": "误登记"});
    let withdrawal = phone.seal("withdrawal", MORNING, why);
    phone.push(&world.server, &[&withdrawal]).await;
    assert!(listed(&world, &supervisor).await.is_empty());
}
