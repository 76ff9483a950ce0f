//! A colleague joined by the leader's screen, and the leader's registration does not come.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed, hash};
use crate::harness::world::{MORNING, World};
use crate::harness::{
    CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, problem,
};

const UNBOUND: &str = "/api/v1/attendances/unbound";
const HOUR_MS: i64 = 60 * 60 * 1_000;

/// The leader's phone with a registration that it keeps, and a colleague's, who joined it.
async fn joined(world: &World) -> (Phone, Sealed, Person, Sealed) {
    let mut leader = world.phone(HETANG_ORGAN).await;
    let kept = json!({"level": "county"});
    let kept = leader.register(MORNING, world.enterprise, kept);
    let colleague = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &colleague, HETANG_ORGAN).await;
    let screen = json!({"registration": kept.id, "hash": hash(&kept.jws), "organ": HETANG_ORGAN});
    let joins = phone.seal("attendance", MORNING, screen);
    let answer = phone.push(&world.server, &[&joins]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    (leader, kept, colleague, joins)
}

async fn listed(world: &World, person: &Person) -> Vec<Value> {
    let answer = person.get(&world.server, UNBOUND).await;
    assert_eq!(answer.status(), 200);
    let list: Value = answer.json().await.unwrap();
    list["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn after_72_hours_the_organ_and_the_supervisor_are_told_until_it_comes() {
    let world = World::start().await;
    let (leader, kept, colleague, joins) = joined(&world).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let world = world.later(71 * HOUR_MS);
    assert!(listed(&world, &supervisor).await.is_empty());
    let world = world.later(2 * HOUR_MS);
    let server = &world.server;
    for person in [
        supervisor,
        server.supervisor(CITY).await,
        server.manager(HETANG_ORGAN).await,
        server.officer(HETANG_ORGAN).await,
    ] {
        let items = listed(&world, &person).await;
        assert_eq!(items.len(), 1);
        assert_eq!(items[0]["id"], joins.id.to_string());
        assert_eq!(items[0]["registration"], kept.id.to_string());
        assert_eq!(items[0]["officer"]["id"], colleague.id.to_string());
        assert_eq!(items[0]["organ_name"], "荷塘区市场监督管理局");
        assert_eq!(items[0]["at"], "2026-03-05T01:30:00.000Z");
    }
    for person in [
        server.supervisor(LUSONG).await,
        server.manager(LUSONG_ORGAN).await,
        server.officer(CITY_ORGAN).await,
    ] {
        assert!(listed(&world, &person).await.is_empty());
    }
    for person in [
        server.administrator().await,
        world.owner(world.enterprise).await,
    ] {
        problem(person.get(server, UNBOUND).await, 403, "forbidden").await;
    }
    let nobody = server.ask(Method::GET, UNBOUND).send().await.unwrap();
    problem(nobody, 401, "sign-in").await;

    leader.push(server, &[&kept]).await;
    let manager = server.manager(HETANG_ORGAN).await;
    assert!(listed(&world, &manager).await.is_empty());
    let seen = world.seen(HETANG_ORGAN, &kept).await;
    assert_eq!(seen["officers"].as_array().unwrap().len(), 2);
}
