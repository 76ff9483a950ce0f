//! Another process holds the database, as a long `ruqi import` does.

use ruqi::config::Config;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::phone::{Phone, texts};
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY_ORGAN, Person, TestServer, problem};

async fn tell(server: &TestServer, person: &Person) -> reqwest::Response {
    let said = json!({ "page": "today", "text": "好" });
    person.post(server, "/api/v1/feedback", &said).await
}

#[tokio::test]
async fn a_push_is_told_to_come_again_and_counts_then() {
    let mut world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({}));
    world.server = world.server.restart_with(|config| Config {
        database_wait_ms: 300,
        ..config
    });
    let import = Connection::open(world.server.state.config.database()).unwrap();
    import.execute_batch("BEGIN IMMEDIATE").unwrap();
    let body = json!({ "events": texts(&[&visit]) }).to_string();
    for answer in [
        world.server.push_body(body, None).await,
        tell(&world.server, &officer).await,
    ] {
        assert_eq!(answer.headers()["retry-after"], "2");
        problem(answer, 503, "busy").await;
    }
    // What is only read goes on.
    let me = officer.get(&world.server, "/api/v1/me").await;
    assert_eq!(me.status(), 200);
    import.execute_batch("COMMIT").unwrap();
    let answer: Value = phone.push(&world.server, &[&visit]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    assert_eq!(tell(&world.server, &officer).await.status(), 204);
}
