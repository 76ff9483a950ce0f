//! What is erased is in the files no longer, and a backup that is put back is erased again.

use std::time::{Duration, Instant};

use crate::harness::CITY_ORGAN;
use crate::harness::binary::{places, ruqi, verified, well};
use crate::harness::erasure::{PERIOD, later, told};
use crate::harness::phone::Sealed;
use crate::harness::world::World;

/// Which of the words are in the database or the log beside it.
fn found(world: &World, words: &[String]) -> Vec<String> {
    let file = world.server.state.config.database();
    let log = file.with_file_name("ruqi.db-wal");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend(std::fs::read(log).unwrap_or_default());
    let text = String::from_utf8_lossy(&bytes);
    words
        .iter()
        .filter(|word| text.contains(*word))
        .cloned()
        .collect()
}

/// What people typed, as it stands in tables; and of each event the part that nothing else has: its signature.
fn words(events: &[Sealed]) -> Vec<String> {
    let signatures = events.iter().map(|one| one.jws.rsplit('.').next().unwrap());
    signatures.chain(["举报-7788"]).map(str::to_owned).collect()
}

#[tokio::test]
async fn no_file_has_what_was_erased_and_a_backup_is_erased_again() {
    let mut world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let events = told(&world, &mut phone).await;
    let words = words(&events);
    assert_eq!(
        found(&world, &words),
        words,
        "what is looked for can be found"
    );
    let (data, file) = places(&world.server, "backup.db");
    let name = file.to_str().unwrap().to_owned();
    well(&ruqi(&data, &["backup", &name]));

    world = later(world, PERIOD + 1, 7);
    // The log is folded right after.
    let begun = Instant::now();
    while !found(&world, &words).is_empty() {
        let took = begun.elapsed();
        assert!(
            took < Duration::from_secs(20),
            "{:?}",
            found(&world, &words)
        );
        std::thread::yield_now();
    }
    world.server = world.server.restart_after(move |data| {
        well(&ruqi(data, &["restore", &name, "--replace"]));
    });
    let receipts = phone.push(&world.server, &[&events[0]]).await;
    assert_eq!(receipts["results"][0]["status"], "duplicate");
    assert_eq!(found(&world, &words), words);
    let world = later(world, PERIOD + 1, 7);
    verified(&world);
}
