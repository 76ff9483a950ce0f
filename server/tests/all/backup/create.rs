//! A backup is made beside a server that runs, and put back under none: whole, or not at all.

use rusqlite::Connection;

use serde_json::json;

use crate::harness::CITY_ORGAN;
use crate::harness::binary::{number, places, refused, ruqi, well};
use crate::harness::world::{MORNING, World};

#[tokio::test]
async fn a_backup_beside_a_running_server_is_whole_and_never_over_another_file() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&visit]).await;
    let (data, file) = places(&world.server, "backup.db");
    let name = file.to_str().unwrap();
    let told = well(&ruqi(&data, &["backup", name]));
    assert!(told.contains("1 events, 1 registrations"), "{told}");
    assert!(told.contains("keys are not in it"), "{told}");
    assert_eq!(number(&file, "SELECT count(*) FROM event"), 1);
    let before = std::fs::read(&file).unwrap();
    refused(&ruqi(&data, &["backup", name]), "backup.db");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let left: Vec<_> = std::fs::read_dir(file.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "nothing is left lying about: {left:?}");
    // The server went on.
    let next = phone.register("2026-03-05T10:30:00+08:00", world.enterprise, json!({}));
    assert_eq!(
        phone.push(&world.server, &[&next]).await["results"][0]["status"],
        "accepted"
    );
}

#[tokio::test]
async fn keys_are_copied_apart() {
    let world = World::start().await;
    let (data, folder) = places(&world.server, "keys-backup");
    let name = folder.to_str().unwrap();
    let told = well(&ruqi(&data, &["backup", "--keys", name]));
    assert!(told.contains("apart from the database"), "{told}");
    for entry in std::fs::read_dir(data.join("keys")).unwrap() {
        let file = entry.unwrap();
        let copy = std::fs::read(folder.join(file.file_name())).unwrap();
        assert_eq!(std::fs::read(file.path()).unwrap(), copy);
    }
    refused(&ruqi(&data, &["backup", "--keys", name]), "keys-backup");
}

#[tokio::test]
async fn a_damaged_database_is_neither_backed_up_nor_restored() {
    let world = World::start().await;
    let (data, file) = places(&world.server, "backup.db");
    let name = file.to_str().unwrap().to_owned();
    well(&ruqi(&data, &["backup", &name]));
    let c = Connection::open(&file).unwrap();
    c.execute_batch("PRAGMA foreign_keys = off; UPDATE enterprise SET region = 'nowhere'")
        .unwrap();
    drop(c);
    let (epoch, rest) = (world.server.state.epoch.clone(), world.server);
    let again = rest.restart_after(move |data| {
        let restore = ruqi(data, &["restore", &name, "--replace"]);
        refused(&restore, "refer to rows that are not there");
        refused(&restore, "Nothing was changed");
    });
    assert_eq!(again.state.epoch, epoch);
    again.alter("PRAGMA foreign_keys = off").await;
    let c = Connection::open(data.join("ruqi.db")).unwrap();
    c.execute_batch("PRAGMA foreign_keys = off; UPDATE enterprise SET region = 'nowhere'")
        .unwrap();
    let other = file.with_file_name("other.db");
    refused(
        &ruqi(&data, &["backup", other.to_str().unwrap()]),
        "refer to rows",
    );
    assert!(!other.exists());
}

#[tokio::test]
async fn nothing_is_restored_under_a_running_server_or_over_a_database_or_without_its_keys() {
    let world = World::start().await;
    let (data, file) = places(&world.server, "backup.db");
    let name = file.to_str().unwrap().to_owned();
    well(&ruqi(&data, &["backup", &name]));
    refused(
        &ruqi(&data, &["restore", &name, "--replace"]),
        "stop it first",
    );
    let keys = file.with_file_name("keys-backup");
    well(&ruqi(&data, &["backup", "--keys", keys.to_str().unwrap()]));
    let others = file.with_file_name("others");
    well(&ruqi(&others, &["init"]));
    let fresh = file.with_file_name("fresh");
    refused(&ruqi(&fresh, &["restore", &name]), "no keys");
    let wrong = others.join("keys");
    let arguments = ["restore", &name, "--keys", wrong.to_str().unwrap()];
    refused(&ruqi(&fresh, &arguments), "not those of this database");
    assert!(!fresh.join("ruqi.db").exists() && !fresh.join("keys").exists());
    refused(&ruqi(&others, &["restore", &name]), "--replace");
    let arguments = ["restore", &name, "--keys", keys.to_str().unwrap()];
    well(&ruqi(&fresh, &arguments));
    let epoch = "SELECT count(*) FROM setting WHERE name = 'epoch'";
    assert_eq!(number(&fresh.join("ruqi.db"), epoch), 1);
}
