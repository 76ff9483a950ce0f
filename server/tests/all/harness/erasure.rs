//! Lets records go past the retention period, and waits until they are erased.

use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::json;

use super::phone::{Phone, Sealed};
use super::world::{DAY_MS, MORNING, World};

/// The retention period unless it is set.
pub const PERIOD: i64 = 1_827;

/// Of the whole database.
pub fn number(world: &World, sql: &str) -> i64 {
    let c = Connection::open(world.server.state.config.database()).unwrap();
    c.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// So many days later. The server looks as soon as it starts: this asks until so many events are erased.
pub fn later(world: World, days: i64, erased: i64) -> World {
    let world = world.later(days * DAY_MS);
    until(
        &world,
        "SELECT count(*) FROM event WHERE erased_at IS NOT NULL",
        erased,
    );
    world
}

/// Asks until the number is so.
pub fn until(world: &World, sql: &str, expected: i64) {
    let begun = Instant::now();
    while number(world, sql) != expected {
        let took = begun.elapsed();
        assert!(
            took < Duration::from_secs(20),
            "{sql}: {}",
            number(world, sql)
        );
        std::thread::yield_now();
    }
}

/// A visit and all that can be said of it, with texts that people typed, and something set aside: eight events of one
/// phone, sent.
pub async fn told(world: &World, phone: &mut Phone) -> Vec<Sealed> {
    let went_in = json!({"went_in": true, "reason": "经负责人同意"});
    let exemption = json!({"ground": "complaint", "reference": "举报-7788"});
    let change = json!({"exemption": exemption, "decision": went_in});
    let visit = phone.register(MORNING, world.enterprise, change);
    let id = visit.id;
    let mut events = vec![visit];
    for (kind, body) in [
        ("amendment", json!({"registration": id, "matters": ["M2"]})),
        (
            "outcome",
            json!({"registration": id, "result": "problems", "measures": "停用二号炉", "rectify_by": null}),
        ),
        (
            "explanation",
            json!({"registration": id, "rule": "quiet_day", "text": "接到紧急举报"}),
        ),
        ("later_type", json!({"text": "看不懂的话"})),
        (
            "withdrawal",
            json!({"registration": id, "reason": "登记有误"}),
        ),
    ] {
        events.push(phone.seal(kind, MORNING, body));
    }
    let averted = phone.visit(
        world.enterprise,
        json!({"decision": {"went_in": false, "reason": null}}),
    );
    events.push(phone.seal("averted", MORNING, averted));
    events.push(phone.register(MORNING, world.foreign, json!({})));
    let answer = phone
        .push(&world.server, &events.iter().collect::<Vec<_>>())
        .await;
    for (n, result) in answer["results"].as_array().unwrap().iter().enumerate() {
        let expected = if n == 4 { "quarantined" } else { "accepted" };
        assert_eq!(result["status"], expected, "{result}");
    }
    events
}
