//! The server's own chain: each desk act follows the one before, under a key that anyone can check.

use ruqi::store::upkeep::settings;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::desk_chain::acts;
use crate::harness::phone::Sealed;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY_ORGAN, Person};

async fn withdrawn(world: &World, manager: &Person) -> Sealed {
    let mut phone = world.phone(CITY_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&visit]).await;
    let path = format!("/api/v1/registrations/{}/withdraw", visit.id);
    let done = manager
        .post(&world.server, &path, &json!({"reason": "重复登记"}))
        .await;
    assert_eq!(done.status(), 204);
    visit
}

#[tokio::test]
async fn it_has_no_gaps_and_begins_anew_with_each_epoch() {
    let mut world = World::start().await;
    let first = world.server.state.epoch.to_string();
    let manager = world.server.manager(CITY_ORGAN).await;
    let (a, b) = (
        withdrawn(&world, &manager).await,
        withdrawn(&world, &manager).await,
    );
    let said = acts(&world, &first);
    let of: Vec<&Value> = said
        .iter()
        .map(|act| &act["body"]["registration"])
        .collect();
    assert_eq!(of, [&json!(a.id), &json!(b.id)]);
    // Restored from a backup: another life of the database.
    let second = Uuid::new_v4().to_string();
    let epoch = second.clone();
    let restored = world
        .server
        .state
        .store
        .write(move |c| settings::write(c, settings::EPOCH, &epoch));
    restored.await.unwrap();
    world.server = world.server.restart();
    let c = withdrawn(&world, &manager).await;
    assert_eq!(acts(&world, &first).len(), 2);
    let said = acts(&world, &second);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0]["body"]["registration"], c.id.to_string());
    assert_eq!(said[0]["type"], "desk_withdrawal");
}
