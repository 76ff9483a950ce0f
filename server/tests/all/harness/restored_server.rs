//! Puts a server back to its backup, and brings to it what phones then bring.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use uuid::Uuid;

use super::binary::{number, places, ruqi, well};
use super::phone::{Phone, Sealed, texts};
use super::world::World;

/// What a phone does that notices a new epoch.
pub async fn offer_again(world: &World, phone: &Phone, events: &[(&Sealed, &Value)]) -> Value {
    let receipts: serde_json::Map<String, Value> = events
        .iter()
        .map(|(event, receipt)| (event.id.to_string(), (*receipt).clone()))
        .collect();
    let sealed: Vec<&Sealed> = events.iter().map(|(event, _)| *event).collect();
    let body = json!({
        "events": texts(&sealed), "certificates": [phone.certificate], "receipts": receipts,
        "chains": [phone.signer.kid],
    });
    let answer = world.server.push_body(body.to_string(), None).await;
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

/// Stops the server, restores the backup in its place, starts it.
pub fn restored(mut world: World, backup: &Path) -> World {
    let backup = backup.to_owned();
    world.server = world.server.restart_after(move |data| {
        well(&ruqi(
            data,
            &["restore", backup.to_str().unwrap(), "--replace"],
        ));
    });
    world
}

pub fn backup(world: &World) -> PathBuf {
    let (data, file) = places(&world.server, &format!("{}.db", Uuid::new_v4()));
    well(&ruqi(&data, &["backup", file.to_str().unwrap()]));
    file
}

pub async fn pushed<'e>(world: &World, phone: &Phone, event: &'e Sealed) -> (&'e Sealed, Value) {
    let answer = phone.push(&world.server, &[event]).await;
    let result = &answer["results"][0];
    assert_eq!(result["status"], "accepted", "{answer}");
    (event, result["receipt"].clone())
}

/// When all that is stored came, summed up.
pub fn arrivals(world: &World) -> i64 {
    let file = world.server.state.config.database();
    number(&file, "SELECT sum(received_at) FROM event")
}
