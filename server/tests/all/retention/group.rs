//! What goes together goes when the last of it is past the period.

use serde_json::json;

use crate::harness::binary::verified;
use crate::harness::erasure::{PERIOD, later, number};
use crate::harness::world::{DAY_MS, MORNING, World};
use crate::harness::{CITY_ORGAN, HETANG_ORGAN};

#[tokio::test]
async fn a_visit_is_kept_as_long_as_anything_that_it_is_tied_to() {
    let world = World::start().await;
    let mut city = world.phone(CITY_ORGAN).await;
    let mut county = world.phone(HETANG_ORGAN).await;
    let (at, firm) = (MORNING, world.enterprise);
    let alone = city.register(at, world.foreign, json!({}));
    let amended = city.register(at, firm, json!({}));
    let leader = city.register(at, firm, json!({}));
    let twice = county.register(at, firm, json!({"level": "county"}));
    city.push(&world.server, &[&alone, &amended, &leader]).await;
    county.push(&world.server, &[&twice]).await;
    // A year later, each is spoken of again.
    let world = world.later(365 * DAY_MS);
    let amendment = json!({"registration": amended.id, "matters": ["M2"]});
    let amendment = city.seal("amendment", at, amendment);
    let joins = county.register(at, firm, json!({"level": "county", "joint": leader.id}));
    let again = county.register(at, firm, json!({"level": "county"}));
    let same = county.seal(
        "same_visit",
        at,
        json!({"registrations": [twice.id, again.id]}),
    );
    city.push(&world.server, &[&amendment]).await;
    let answer = county.push(&world.server, &[&joins, &again, &same]).await;
    for result in answer["results"].as_array().unwrap() {
        assert_eq!(result["status"], "accepted", "{result}");
    }
    let world = later(world, PERIOD - 364, 1);
    assert_eq!(number(&world, "SELECT count(*) FROM registration"), 5);
    let world = later(world, 365, 8);
    assert_eq!(number(&world, "SELECT count(*) FROM registration"), 0);
    assert_eq!(number(&world, "SELECT count(*) FROM verdict"), 0);
}

#[tokio::test]
async fn what_waits_for_a_record_that_never_comes_goes_by_itself() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let nowhere =
        json!({"registration": uuid::Uuid::now_v7(), "hash": phone.prev, "organ": CITY_ORGAN});
    let joins = phone.seal("attendance", MORNING, nowhere);
    let _lost = phone.register(MORNING, world.enterprise, json!({}));
    let held = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&joins, &held]).await;
    let world = later(world, PERIOD + 1, 2);
    assert_eq!(number(&world, "SELECT count(*) FROM attendance"), 0);
    verified(&world);
}
