//! Reads the server's own chain as a stranger does.

use ruqi::record::jws::write_hash;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::phone::hash;
use super::world::World;

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
