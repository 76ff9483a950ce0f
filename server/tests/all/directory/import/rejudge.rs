//! An import that changes what verdicts rest on judges again what it can affect, and nothing else.

use ruqi::directory::import::ImportKind;
use ruqi::store::access::audit;
use serde_json::json;

use crate::harness::CITY_ORGAN;
use crate::harness::phone::Sealed;
use crate::harness::world::World;

/// A visit for M1 on Thursday at ten, planned and filed.
async fn visited() -> (World, Sealed) {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let event = phone.register("2026-03-05T10:00:00+08:00", world.enterprise, json!({}));
    phone.push(&world.server, &[&event]).await;
    assert!(world.rules_found(&event).await.is_empty());
    (world, event)
}

/// A plan of the organ that has only the other matter.
fn without_m1(submitted_at: &str) -> String {
    format!(
        "organ,year,matters,from,to,submitted_at\n{CITY_ORGAN},2026,M2,2026-01-01,2026-12-31,{submitted_at}\n"
    )
}

#[tokio::test]
async fn a_plan_counts_for_visits_after_its_submission_and_never_for_earlier_ones() {
    let (world, event) = visited().await;
    world
        .import(ImportKind::Plan, without_m1("2026-03-05 10:30"))
        .await;
    assert!(world.rules_found(&event).await.is_empty());
    world
        .import(ImportKind::Plan, without_m1("2026-03-05 09:30"))
        .await;
    assert_eq!(world.rules_found(&event).await, ["off_plan"]);
    let stated = world
        .server
        .state
        .store
        .read(|c| audit::count(c, "time_stated", CITY_ORGAN));
    assert_eq!(stated.await.unwrap(), 2);
}

#[tokio::test]
async fn a_filing_that_was_in_time_mends_a_visit_and_a_late_one_does_not() {
    let (world, event) = visited().await;
    world.sql("DELETE FROM filing");
    let filing = |filed_at: &str| {
        format!(
            "organ,matters,from,to,filed_at\n{CITY_ORGAN},M1,2026-03-05,2026-03-05,{filed_at}\n"
        )
    };
    let late = world
        .import(ImportKind::Filings, filing("2026-03-05 11:00"))
        .await;
    assert_eq!(late.added, 1);
    assert_eq!(world.rules_found(&event).await, ["filed_late"]);
    world.sql("DELETE FROM filing");
    world
        .import(ImportKind::Filings, filing("2026-03-04T09:00:00+08:00"))
        .await;
    assert!(world.rules_found(&event).await.is_empty());
    let again = world
        .import(ImportKind::Filings, filing("2026-03-05 09:00"))
        .await;
    assert_eq!(again.added, 0);
}
