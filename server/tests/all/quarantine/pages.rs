//! The work list goes on where its page before it ended.

use ruqi::store::evidence::quarantine::{self, Quarantined};
use ruqi::store::evidence::refusal_word::Why;
use serde_json::Value;

use crate::harness::CITY;
use crate::harness::world::{MORNING, World, ms};

/// More than a page, and two of them came at each instant.
const RECORDS: u8 = 60;

#[tokio::test]
async fn each_record_is_on_one_page() {
    let world = World::start().await;
    let filled = world.server.state.store.write(|tx| {
        (0..RECORDS).try_for_each(|number| {
            let unreadable = Quarantined {
                hash: [number; 32].into(),
                jws: number.to_string(),
                why: Why::UnknownKey,
                kid: None,
                seq: None,
                event: None,
                received_at: ms(MORNING) + i64::from(number / 2),
                receipt: String::new(),
                fills: false,
                unproven: false,
            };
            quarantine::insert(tx, &unreadable)
        })
    });
    filled.await.unwrap();
    let supervisor = world.server.supervisor(CITY).await;
    let (mut hashes, mut before) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/aside?state=waiting{before}");
        let answer = supervisor.get(&world.server, &path).await;
        assert_eq!(answer.status(), 200, "{path}");
        let page: Value = answer.json().await.unwrap();
        let items = page["items"].as_array().unwrap();
        hashes.extend(items.iter().map(|one| one["hash"].to_string()));
        let Some(place) = page["before"].as_str() else {
            break;
        };
        before = format!("&before={place}");
    }
    assert_eq!(hashes.len(), usize::from(RECORDS));
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), usize::from(RECORDS));
}
