//! The server's own chain: each desk act follows the one before, under a key that anyone can check.

use ruqi::record::jws::write_hash;
use ruqi::store::upkeep::settings;
use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::{Sealed, hash};
use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, Person};
use crate::intake::push::MORNING;

/// The acts of an epoch as a stranger reads them, in their order, each checked against the one before and the
/// published keys.
pub fn acts(world: &World, epoch: &str) -> Vec<Value> {
    let state = &world.server.state;
    let name = format!("{}.{epoch}", state.keys.seal_kid());
    let c = Connection::open(state.config.database()).unwrap();
    let mut found = c
        .prepare("SELECT jws, kid, seq FROM event WHERE receipt = '' ORDER BY n")
        .unwrap();
    let rows = found
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap();
    let mut prev = hash(&name);
    let mut acts = Vec::new();
    for row in rows {
        let (jws, chain, seq): (String, [u8; 32], i64) = row.unwrap();
        if write_hash(&chain) != hash(&name) {
            continue;
        }
        let act: Value = state.keys.verify_seal("ruqi-event", &jws).unwrap();
        assert_eq!((&act["epoch"], &act["prev"]), (&json!(epoch), &json!(prev)));
        let next = i64::try_from(acts.len()).unwrap() + 1;
        assert_eq!((act["seq"].as_i64(), seq), (Some(next), next));
        prev = hash(&jws);
        acts.push(act);
    }
    acts
}

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
