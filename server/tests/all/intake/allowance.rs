//! Strangers may store little a day, and nothing of what officers need.

use reqwest::{Method, Response};
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::intake::allowance::DAYS_KEPT;
use serde_json::{Value, json};

use crate::harness::phone::{Phone, Signer, only, texts};
use crate::harness::quarantine::REASON;
use crate::harness::world::{DAY_MS, MORNING, THURSDAY_EVENING, World, ms};
use crate::harness::{CITY, HETANG_ORGAN, LUSONG, TestServer, problem};

const LIST: &str = "/api/v1/aside";

/// Behind a proxy, so that a test has as many addresses as it wants; and no limit of requests gets in between.
async fn world(config: Config) -> World {
    let offset = ms(THURSDAY_EVENING) - Clock::real().real_now();
    let mut world = World::start_at(Clock::demo(offset)).await;
    world.server = world.server.restart_with(|before| Config {
        behind_proxy: true,
        pushes_per_second: 10_000,
        disk_reserve_mib: config.disk_reserve_mib,
        ..before
    });
    world
}

/// Events by a key that nobody knows; the name makes them differ, `bytes` is how large each is.
fn rubbish(signer: &Signer, name: &str, events: usize, bytes: usize) -> Vec<String> {
    (0..events)
        .map(|n| signer.event(&json!({"n": format!("{name}.{n}"), "rubbish": "x".repeat(bytes)})))
        .collect()
}

async fn push(server: &TestServer, address: &str, events: &[String]) -> Response {
    server
        .ask(Method::POST, "/api/v1/sync/push")
        .header("x-forwarded-for", address)
        .json(&json!({ "events": events }))
        .send()
        .await
        .unwrap()
}

async fn listed(world: &World, state: &str) -> Vec<Value> {
    let supervisor = world.server.supervisor(CITY).await;
    let path = format!("{LIST}?state={state}");
    let answer = supervisor.get(&world.server, &path).await;
    let list: Value = answer.json().await.unwrap();
    list["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_address_that_proves_nothing_stores_two_thousand_records_a_day_and_an_officer_behind_it_registers()
 {
    let world = world(Config::default()).await;
    let (server, signer) = (&world.server, Signer::generate());
    for batch in 0..20 {
        let events = rubbish(&signer, &format!("a{batch}"), 100, 10);
        assert_eq!(push(server, "192.0.2.1", &events).await.status(), 200);
        // what is there already takes no more room
        assert_eq!(push(server, "192.0.2.1", &events).await.status(), 200);
    }
    let over = push(server, "192.0.2.1", &rubbish(&signer, "over", 1, 10)).await;
    assert!(over.headers().contains_key("retry-after"));
    problem(over, 429, "too-much-unproven").await;
    let elsewhere = push(server, "192.0.2.2", &rubbish(&signer, "else", 1, 10)).await;
    assert_eq!(elsewhere.status(), 200);

    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(server, &officer, HETANG_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
    let unproven = push(server, "192.0.2.1", &texts(&[&visit])).await;
    let answer: Value = unproven.json().await.unwrap();
    assert_eq!(only(&answer)["status"], "accepted", "it proves itself");
    assert!(listed(&world, "waiting").await.is_empty());
    assert_eq!(listed(&world, "unproven").await.len(), 50, "a page");
}

#[tokio::test]
async fn all_strangers_together_store_64_mebibytes_a_day_whatever_addresses_they_have() {
    let world = world(Config::default()).await;
    let (server, signer) = (&world.server, Signer::generate());
    let file = server.state.config.database();
    let grown = || {
        [file.clone(), file.with_extension("db-wal")]
            .iter()
            .filter_map(|one| std::fs::metadata(one).ok())
            .map(|one| one.len())
            .sum::<u64>()
    };
    let before = grown();
    let (mut taken, mut refused) = (0, 0);
    for batch in 0..110 {
        let events = rubbish(&signer, &format!("b{batch}"), 40, 12_000);
        let address = format!("2001:db8:{batch:x}::1");
        match push(server, &address, &events).await.status().as_u16() {
            200 => taken += 1,
            429 => refused += 1,
            other => panic!("{other}"),
        }
    }
    assert!(
        (95..=105).contains(&taken),
        "{taken} of 640 kB taken, {refused} refused"
    );
    assert!(
        grown() - before < 160 << 20,
        "the file and its log: {}",
        grown() - before
    );
    // an officer who proves the request brings what another key sealed, all the same
    let officer = world.officer(HETANG_ORGAN).await;
    let phone = Phone::enrol(server, &officer, HETANG_ORGAN).await;
    let body = json!({"events": rubbish(&signer, "officer", 1, 10)}).to_string();
    let nonce = server.probe().await["nonce"].clone();
    let claims = json!({"nonce": nonce, "body": crate::harness::phone::hash(&body)});
    let proven = server
        .push_body(body, Some(phone.signer.proof(&claims)))
        .await;
    assert_eq!(proven.status(), 200);
    assert_eq!(
        listed(&world, "waiting").await.len(),
        1,
        "of somebody who is known"
    );
}

#[tokio::test]
async fn what_strangers_brought_goes_after_a_fortnight_and_what_an_officer_sealed_stays() {
    let world = world(Config::default()).await;
    let (officer, phone, kept) = crate::harness::quarantine::aside(&world).await;
    let stranger = rubbish(&Signer::generate(), "old", 3, 10);
    assert_eq!(
        push(&world.server, "192.0.2.1", &stranger).await.status(),
        200
    );
    assert_eq!(listed(&world, "unproven").await.len(), 3);
    let world = world.later((DAYS_KEPT - 1) * DAY_MS);
    assert_eq!(listed(&world, "unproven").await.len(), 3);
    let world = world.later(2 * DAY_MS);
    let supervisor = world.server.supervisor(CITY).await;
    while !listed(&world, "unproven").await.is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(listed(&world, "waiting").await.len(), 1);
    drop((officer, phone, kept, supervisor));
}

#[tokio::test]
async fn the_rest_of_the_disk_is_for_those_who_prove_what_they_send() {
    let reserve = Config {
        disk_reserve_mib: 1_048_576,
        ..Config::default()
    };
    let world = world(reserve).await;
    let stranger = rubbish(&Signer::generate(), "full", 1, 10);
    let refused = push(&world.server, "192.0.2.1", &stranger).await;
    problem(refused, 503, "disk-full").await;
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
    assert_eq!(
        only(&phone.push(&world.server, &[&visit]).await)["status"],
        "accepted"
    );
}

#[tokio::test]
async fn a_supervisor_clears_all_of_it_at_once_and_the_trail_says_who_and_why() {
    let world = world(Config::default()).await;
    let stranger = rubbish(&Signer::generate(), "many", 60, 10);
    assert_eq!(
        push(&world.server, "192.0.2.1", &stranger).await.status(),
        200
    );
    let path = "/api/v1/aside/unproven/clear";
    let reason = json!({ "reason": REASON });
    let manager = world.server.manager(HETANG_ORGAN).await;
    problem(
        manager.post(&world.server, path, &reason).await,
        403,
        "forbidden",
    )
    .await;
    // what no organ answers for is for the supervisors at the top
    let county = world.server.supervisor(LUSONG).await;
    let none: Value = county
        .post(&world.server, path, &reason)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(none["cleared"], 0);
    let city = world.server.supervisor(CITY).await;
    let blank = city
        .post(&world.server, path, &json!({"reason": " "}))
        .await;
    problem(blank, 400, "malformed").await;
    let all: Value = city
        .post(&world.server, path, &reason)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(all["cleared"], 60);
    assert!(listed(&world, "unproven").await.is_empty());
    let file = rusqlite::Connection::open(world.server.state.config.database()).unwrap();
    let noted: (Vec<u8>, String) = file
        .query_row(
            "SELECT actor, detail FROM audit WHERE act = 'unproven_cleared'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(
        noted.0,
        city.id
            .to_string()
            .parse::<uuid::Uuid>()
            .unwrap()
            .as_bytes()
    );
    assert_eq!(
        serde_json::from_str::<Value>(&noted.1).unwrap(),
        json!({"records": 60, "reason": REASON})
    );
}

#[tokio::test]
async fn several_are_refused_at_once_and_those_that_cannot_be_are_named() {
    let world = world(Config::default()).await;
    let (_, _, kept) = crate::harness::quarantine::aside(&world).await;
    let stranger = rubbish(&Signer::generate(), "some", 2, 10);
    assert_eq!(
        push(&world.server, "192.0.2.1", &stranger).await.status(),
        200
    );
    let city = world.server.supervisor(CITY).await;
    let hash = |text: &str| crate::harness::phone::hash(text);
    let unknown = hash("nothing");
    let asked = json!({"reason": REASON, "hashes": [hash(&kept.jws), hash(&stranger[0]), unknown, "no hash"]});
    let path = "/api/v1/aside/refuse";
    let answer: Value = city
        .post(&world.server, path, &asked)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(answer, json!({"refused": 2, "left": [unknown, "no hash"]}));
    let again: Value = city
        .post(&world.server, path, &asked)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(again["refused"], 0);
    assert_eq!(listed(&world, "refused").await.len(), 2);
    let many = json!({"reason": REASON, "hashes": vec![unknown; 51]});
    problem(
        city.post(&world.server, path, &many).await,
        400,
        "malformed",
    )
    .await;
}
