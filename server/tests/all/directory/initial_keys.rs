//! Initials: an enterprise is found by what a person types, also one that was stored by a version that read names otherwise.

use ruqi::directory::renew_initials;
use serde_json::{Value, json};

use crate::harness::firm::firm;
use crate::harness::phone_copy::Copy;
use crate::harness::world::World;
use crate::harness::{HETANG, HETANG_ORGAN, Person};

async fn found(world: &World, person: &Person, typed: &str) -> bool {
    let path = format!("/api/v1/enterprises?q={typed}");
    let answer: Value = person.get(&world.server, &path).await.json().await.unwrap();
    let items = answer["items"].as_array().unwrap();
    items.iter().any(|one| one["name"] == "单记烧饼")
}

#[tokio::test]
async fn an_update_that_reads_names_better_finds_those_of_before_and_tells_phones() {
    let world = World::start().await;
    let shop = firm(&world.server, "单记烧饼", "djsb", HETANG, 7).await;
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Copy::default();
    phone.pull(&world, &officer).await;

    // Or the server's upkeep did so already: it looks when it starts.
    let services = world.server.state.services();
    renew_initials::renew(&services).await.unwrap();
    for typed in ["sjsb", "djs", "SJ"] {
        assert!(found(&world, &officer, typed).await, "{typed}");
    }
    for typed in ["jsb", "%25", "b sj"] {
        assert!(!found(&world, &officer, typed).await, "{typed}");
    }
    phone.pull(&world, &officer).await;
    let row = phone.get("enterprise", shop.id).unwrap();
    assert!(
        row.as_array().unwrap().contains(&json!("sjsb djsb")),
        "{row}"
    );

    assert_eq!(renew_initials::renew(&services).await.unwrap(), 0);
}
