//! What is stored and cannot be read is an error: never "none", which would look like an answer.

use rusqlite::Connection;
use serde_json::json;

use crate::harness::binary::{number, refused, well};
use crate::harness::installation::Installation;
use crate::harness::phone::texts;
use crate::harness::phone_copy::PULL;
use crate::harness::quarantine::aside;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG_ORGAN, problem};

/// Alters the database file of a folder by hand.
fn alter(folder: &Installation, sql: &str) {
    let file = folder.path("data").join("ruqi.db");
    Connection::open(file).unwrap().execute_batch(sql).unwrap();
}

#[tokio::test]
async fn a_phone_is_not_told_that_a_row_with_an_unreadable_key_is_none() {
    for damage in [
        "UPDATE change SET key = x'01' WHERE kind = 'enterprise' AND seq = (SELECT max(seq) FROM change)",
        "UPDATE change SET kind = 'weather' WHERE kind = 'pack'",
        "INSERT INTO setting VALUES ('tombstone_horizon', 'soon')",
    ] {
        let world = World::start().await;
        let officer = world.officer(CITY_ORGAN).await;
        let page = officer.get(&world.server, PULL).await;
        assert_eq!(page.status(), 200);
        let page: serde_json::Value = page.json().await.unwrap();
        world.sql(damage);
        // A first fill, and what came after it.
        let path = format!("{PULL}?cursor={}", page["cursor"].as_str().unwrap());
        let answers = [
            officer.get(&world.server, PULL).await,
            officer.get(&world.server, &path).await,
        ];
        let failed = answers.iter().filter(|answer| answer.status() == 500);
        assert_eq!(failed.count(), 1, "{damage}");
    }
}

#[tokio::test]
async fn a_record_that_was_set_aside_for_an_unknown_reason_is_not_called_malformed() {
    let world = World::start().await;
    aside(&world).await;
    let supervisor = world.server.supervisor(CITY).await;
    let listed = supervisor.get(&world.server, "/api/v1/aside").await;
    assert_eq!(listed.status(), 200);
    world.sql("UPDATE quarantine SET why = 'weather'");
    let listed = supervisor.get(&world.server, "/api/v1/aside").await;
    problem(listed, 500, "failed").await;
}

#[tokio::test]
async fn a_desk_seals_nothing_into_a_chain_of_a_life_that_has_no_name() {
    let world = World::start().await;
    let phone = world.phone(HETANG_ORGAN).await;
    let manager = world.server.manager(HETANG_ORGAN).await;
    world.sql("DELETE FROM setting WHERE name = 'epoch'");
    let path = format!("/api/v1/enrolments/{}/revoke", phone.signer.kid);
    let reason = json!({"reason": "丢失"});
    let answer = manager.post(&world.server, &path, &reason).await;
    problem(answer, 500, "failed").await;
    assert_eq!(
        number(
            &world.server.state.config.database(),
            "SELECT count(*) FROM event"
        ),
        0
    );
}

#[tokio::test]
async fn a_visit_is_not_judged_as_if_a_filing_with_an_unreadable_day_were_none() {
    let world = World::start().await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    world.sql("UPDATE filing SET first_day = 'soon'");
    let visit = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
    let body = json!({ "events": texts(&[&visit]) }).to_string();
    let answer = world.server.push_body(body, None).await;
    problem(answer, 500, "failed").await;
}

#[test]
fn a_demo_whose_offset_is_unreadable_is_no_real_server() {
    let folder = Installation::new();
    alter(
        &folder,
        "INSERT INTO setting VALUES ('demo_offset_ms', 'soon')",
    );
    let said = folder.import("regions", "[]").unwrap_err();
    assert!(said.contains("setting.demo_offset_ms"), "{said}");
}

#[test]
fn a_database_without_an_epoch_is_not_backed_up_as_one_of_no_life() {
    let folder = Installation::new();
    well(&folder.run(&["backup", "one.db"]));
    alter(&folder, "DELETE FROM setting WHERE name = 'epoch'");
    refused(&folder.run(&["backup", "other.db"]), "no database of ruqi");
    assert!(!folder.path("other.db").exists());
}
