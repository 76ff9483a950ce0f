//! Where a pack asks for them, risk grades and approvals come in by import, are told to phones, and judge again.

use ruqi::directory::import::{self, ImportKind};
use ruqi::directory::load_pack;
use ruqi::store::StoreError;
use ruqi::store::directory::credit_codes;
use ruqi_rules::Instant;
use serde_json::{Value, json};

use crate::harness::lists;
use crate::harness::phone::Sealed;
use crate::harness::phone_copy::Copy;
use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, HETANG};

/// A county of its own mind: grades and approvals of the third pack, and no quiet days.
fn graded_pack() -> String {
    let json = include_str!("../../../../../rules-wasm/packs/graded-2026.json");
    let mut pack: Value = serde_json::from_str(json).unwrap();
    pack["regions"] = json!([HETANG]);
    pack["rules"].as_object_mut().unwrap().remove("quiet_day");
    pack.to_string()
}

/// A visit on Thursday at ten under that pack, and the enterprise's credit code.
async fn visited() -> (World, Sealed, String) {
    let world = World::start().await;
    let state = world.server.state.clone();
    let load = tokio::task::spawn_blocking(move || load_pack::put_in_force(&state, graded_pack()));
    load.await.unwrap().unwrap();
    let (enterprise, code) = (world.enterprise, lists::credit_code(1));
    let bound = code.clone();
    let bind = world.server.state.store.write(move |c| {
        credit_codes::bind(c, &bound, enterprise, Instant::EPOCH)?;
        Ok::<_, StoreError>(())
    });
    bind.await.unwrap();
    let mut phone = world.phone(CITY_ORGAN).await;
    let event = phone.register("2026-03-05T10:00:00+08:00", enterprise, json!({}));
    phone.push(&world.server, &[&event]).await;
    (world, event, code)
}

fn graded(code: &str, grade: &str, since: &str) -> String {
    format!(
        "credit_code,name,region,address,grade,grade_since\n{code},示例公司,{HETANG},红旗路1号,{grade},{since}\n"
    )
}

#[tokio::test]
async fn an_approval_mends_a_visit_that_came_after_it() {
    let (world, event, _) = visited().await;
    assert_eq!(world.rules_found(&event).await, ["unapproved"]);
    let approved = |at: &str| {
        format!(
            "organ,matters,from,to,approved_at\n{CITY_ORGAN},M1 M2,2025-01-01,2026-12-31,{at}\n"
        )
    };
    let late = world
        .import(ImportKind::Filings, approved("2026-03-05 10:01"))
        .await;
    assert_eq!((late.added, late.changed), (0, 1));
    assert_eq!(world.rules_found(&event).await, ["unapproved"]);
    world
        .import(ImportKind::Filings, approved("2026-03-05 10:00"))
        .await;
    assert!(world.rules_found(&event).await.is_empty());
    let again = world
        .import(ImportKind::Filings, approved("2026-03-05 10:00"))
        .await;
    assert_eq!((again.added, again.changed), (0, 0));
}

#[tokio::test]
async fn a_grade_counts_on_its_days_and_judges_again() {
    let (world, event, code) = visited().await;
    let list = |grade: &str, since: &str| graded(&code, grade, since);
    world
        .import(ImportKind::Enterprises, list("A", "2026-01-01"))
        .await;
    assert_eq!(
        world.rules_found(&event).await,
        ["over_frequency", "unapproved"]
    );
    // A grade of a later day says nothing of the visit's.
    world
        .import(ImportKind::Enterprises, list("C", "2026-03-06"))
        .await;
    assert_eq!(
        world.rules_found(&event).await,
        ["over_frequency", "unapproved"]
    );
    world
        .import(ImportKind::Enterprises, list("C", "2026-03-05"))
        .await;
    assert_eq!(world.rules_found(&event).await, ["unapproved"]);
    let same = world.import(ImportKind::Enterprises, list("C", "")).await;
    assert_eq!((same.added, same.changed), (0, 0));
}

#[tokio::test]
async fn phones_are_told_of_both() {
    let (world, _, code) = visited().await;
    world
        .import(ImportKind::Enterprises, graded(&code, "A", "2026-01-01"))
        .await;
    world
        .import(ImportKind::Enterprises, graded(&code, "C", "2026-03-05"))
        .await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    let row = copy.get("enterprise", world.enterprise).unwrap();
    assert_eq!(
        row[8],
        json!([["A", "2026-01-01", "2026-03-04"], ["C", "2026-03-05", null]])
    );
}

#[tokio::test]
async fn a_grade_that_no_pack_lists_is_a_mistake_of_the_file() {
    let (world, _, code) = visited().await;
    let state = world.server.state.clone();
    let wrong = [graded(&code, "a", ""), graded(&code, "", "2026-01-01")];
    for csv in wrong {
        let state = state.clone();
        let run = tokio::task::spawn_blocking(move || {
            import::run(&state, ImportKind::Enterprises, csv.into_bytes(), |_, _| ())
        });
        let said = run.await.unwrap().unwrap_err().to_string();
        assert!(said.contains("grade"), "{said}");
    }
}
