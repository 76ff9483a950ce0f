//! A record's time has a grade: how well it is known, and what a wrong clock does to it.

use serde_json::{Value, json};

use crate::harness::CITY_ORGAN;
use crate::harness::world::World;

#[tokio::test]
async fn how_well_a_time_is_known_and_what_a_wrong_clock_does() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let heard = |server: &str, wall: &str, minutes: u64| json!({"server_time": server, "wall": wall, "age_ms": minutes * 60_000, "cursor": null});
    let nine = "2026-03-05T09:00:00+08:00";
    let cases = [
        (
            "2026-03-05T09:01:00+08:00",
            heard(nine, nine, 1),
            true,
            "live",
            "2026-03-05T01:01:00.000Z",
        ),
        (
            "2026-03-05T10:00:00+08:00",
            heard(nine, nine, 60),
            false,
            "bounded",
            "2026-03-05T02:00:00.000Z",
        ),
        (
            "2026-03-05T12:00:00+08:00",
            heard(nine, nine, 60),
            false,
            "claimed",
            "2026-03-05T04:00:00.000Z",
        ),
        // Three years slow: not before the server was last heard. Three years fast: not after it arrived.
        (
            "2023-03-05T10:00:00+08:00",
            heard(nine, "2023-03-05T09:00:00+08:00", 60),
            false,
            "bounded",
            "2026-03-05T02:00:00.000Z",
        ),
        (
            "2029-03-05T10:00:00+08:00",
            Value::Null,
            false,
            "claimed",
            "2026-03-05T10:00:0",
        ),
    ];
    for (wall, heard, online, grade, at) in cases {
        let mut payload =
            phone.payload("registration", wall, phone.visit(world.foreign, json!({})));
        payload["heard"] = heard;
        payload["online"] = json!(online);
        let event = phone.seal_payload(&payload);
        let answer = phone.push(&world.server, &[&event]).await;
        assert_eq!(answer["results"][0]["status"], "accepted");
        let seen = world.seen(CITY_ORGAN, &event).await;
        assert_eq!(seen["grade"], grade, "{wall}");
        assert!(
            seen["at"].as_str().unwrap().starts_with(at),
            "{wall}: {}",
            seen["at"]
        );
    }
}
