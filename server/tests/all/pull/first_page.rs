//! What an officer needs today comes ahead of a first fill, whole for the enterprises that it is about.

use ruqi::directory::import::ImportKind;
use ruqi::directory::publish;
use ruqi::store::StoreError;
use ruqi::store::directory::filing::{self, Filing};
use ruqi_rules::Instant;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::firm::{Firm, firm};
use crate::harness::phone::Phone;
use crate::harness::phone_copy::Copy;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, problem};

const FIRST_PAGE: &str = "/api/v1/sync/first-page";

async fn first_page(world: &World, officer: &Person) -> (Copy, Value) {
    let answer = officer.get(&world.server, FIRST_PAGE).await;
    assert_eq!(answer.status(), 200);
    let page: Value = answer.json().await.unwrap();
    let mut copy = Copy::default();
    copy.apply(&page);
    (copy, page)
}

/// A plan of the organ for these firms.
async fn planned(world: &World, organ: &str, firms: &[&Firm]) {
    let rows = firms.iter().map(|firm| {
        let code = &firm.credit_code;
        format!("{organ},2026,{code},M1,2026-01-01,2026-12-31\n")
    });
    let list = format!(
        "organ,year,enterprise,matters,from,to\n{}",
        rows.collect::<String>()
    );
    let done = world.import(ImportKind::Plan, list).await;
    assert_eq!(done.added, firms.len());
}

/// A filing of the organ for the firm.
async fn filed(world: &World, organ: &str, firm: &Firm) {
    let row = Filing {
        id: Uuid::now_v7(),
        organ: organ.into(),
        enterprise: Some(firm.id),
        matters: vec!["M2".into()],
        first_day: "2026-03-01".into(),
        last_day: "2026-03-31".into(),
        filed_at: Instant::EPOCH,
        published: false,
        approved_at: None,
    };
    let written = world.server.state.store.write(move |c| {
        filing::insert(c, &row)?;
        publish::filing(c, &row)?;
        Ok::<_, StoreError>(())
    });
    written.await.unwrap();
}

#[tokio::test]
async fn it_has_plan_and_filings_and_their_enterprises_with_every_visit_there() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let mut other = world.phone(CITY_ORGAN).await;
    let on_plan = firm(&world.server, "计划厂", "JHC", HETANG, 1).await;
    let on_file = firm(&world.server, "备案厂", "BAC", HETANG, 2).await;
    let nowhere = firm(&world.server, "别的厂", "BDC", HETANG, 3).await;
    planned(&world, HETANG_ORGAN, &[&on_plan]).await;
    filed(&world, HETANG_ORGAN, &on_file).await;
    let mut visits = Vec::new();
    for firm in [&on_plan, &on_file, &nowhere] {
        let visit = other.register(MORNING, firm.id, json!({}));
        other.push(&world.server, &[&visit]).await;
        visits.push(visit.id);
    }

    let (first, page) = first_page(&world, &officer).await;
    assert_eq!(page["has_more"], true);
    let mut whole = Copy::default();
    whole.pull(&world, &officer).await;
    for (kind, key) in [
        ("enterprise", on_plan.id.to_string()),
        ("enterprise", on_file.id.to_string()),
        ("visit", visits[0].to_string()),
        ("visit", visits[1].to_string()),
    ] {
        assert!(first.get(kind, &key).is_some(), "{kind} {key}");
    }
    assert!(first.get("enterprise", nowhere.id).is_none());
    assert!(first.get("visit", visits[2]).is_none());
    // Each row is as a pull sends it, and of what is small nothing is missing.
    for (key, row) in &first.rows {
        assert_eq!(whole.rows.get(key), Some(row), "{key:?}");
    }
    for kind in [
        "region",
        "organ",
        "matter",
        "pack",
        "officer",
        "plan_item",
        "filing",
    ] {
        let count = |copy: &Copy| copy.rows.keys().filter(|(of, _)| of == kind).count();
        assert_eq!(count(&first), count(&whole), "{kind}");
    }
    // Its cursor is the beginning: whoever goes on from it misses nothing.
    let mut gone_on = first;
    gone_on.pull(&world, &officer).await;
    assert_eq!(gone_on.rows, whole.rows);
}

#[tokio::test]
async fn it_shows_nothing_that_a_pull_would_not() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let own = firm(&world.server, "荷塘厂", "HTC", HETANG, 1).await;
    let elsewhere = firm(&world.server, "芦淞厂", "LSC", LUSONG, 2).await;
    // Planned, and no enterprise of the organ's region; and another organ's plan.
    planned(&world, HETANG_ORGAN, &[&elsewhere]).await;
    planned(&world, LUSONG_ORGAN, &[&own]).await;
    let mut other = world.phone(LUSONG_ORGAN).await;
    let visit = other.register(MORNING, elsewhere.id, json!({}));
    other.push(&world.server, &[&visit]).await;
    let (first, _) = first_page(&world, &officer).await;
    let kinds: Vec<&str> = first.rows.keys().map(|(kind, _)| kind.as_str()).collect();
    assert!(
        !kinds.contains(&"enterprise") && !kinds.contains(&"visit"),
        "{kinds:?}"
    );
    for who in [
        world.server.supervisor(HETANG).await,
        world.server.administrator().await,
    ] {
        problem(who.get(&world.server, FIRST_PAGE).await, 403, "forbidden").await;
    }
}

#[tokio::test]
async fn a_visit_at_what_merged_since_is_told_with_the_enterprise_that_survives() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let phone: &mut Phone = &mut world.phone(HETANG_ORGAN).await;
    let from = firm(&world.server, "旧厂", "JC", HETANG, 1).await;
    let into = firm(&world.server, "新厂", "XC", HETANG, 2).await;
    planned(&world, HETANG_ORGAN, &[&from]).await;
    let visit = phone.register(MORNING, from.id, json!({}));
    phone.push(&world.server, &[&visit]).await;
    let body = json!({ "into": into.id, "since": null, "reason": "同一家" });
    let path = format!("/api/v1/enterprises/{}/merge", from.id);
    let administrator = world.server.administrator().await;
    let merged = administrator.post(&world.server, &path, &body).await;
    assert!(merged.status().is_success());
    let (first, _) = first_page(&world, &officer).await;
    assert!(first.get("enterprise", into.id).is_some());
    assert!(first.get("enterprise", from.id).is_none());
    assert_eq!(first.get("visit", visit.id).unwrap()[1], json!(into.id));
}

#[tokio::test]
async fn of_a_plan_at_which_too_much_happened_there_is_none_and_all_is_pulled() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let phone: &mut Phone = &mut world.phone(HETANG_ORGAN).await;
    let firm = firm(&world.server, "荷塘厂", "HTC", HETANG, 1).await;
    planned(&world, HETANG_ORGAN, &[&firm]).await;
    let visit = phone.register(MORNING, firm.id, json!({}));
    phone.push(&world.server, &[&visit]).await;
    assert!(
        first_page(&world, &officer)
            .await
            .0
            .get("visit", visit.id)
            .is_some()
    );
    let c = rusqlite::Connection::open(world.server.state.config.database()).unwrap();
    // Fifteen times as many again: 32,768 visits there.
    c.execute_batch("CREATE TEMP TABLE again AS SELECT * FROM registration")
        .unwrap();
    for _ in 0..15 {
        c.execute_batch(
            "UPDATE again SET id = randomblob(16); INSERT INTO registration SELECT * FROM again;
             DELETE FROM again; INSERT INTO again SELECT * FROM registration;",
        )
        .unwrap();
    }
    problem(
        officer.get(&world.server, FIRST_PAGE).await,
        404,
        "not-found",
    )
    .await;
}
