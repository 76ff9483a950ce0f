//! An operator asks what a retention period would come to, before anything is gone.

use crate::harness::CITY_ORGAN;
use crate::harness::binary::{refused, ruqi, well};
use crate::harness::erasure::{PERIOD, later, number, told};
use crate::harness::world::{DAY_MS, World};

const ERASED: &str = "SELECT (SELECT count(*) FROM event WHERE erased_at IS NOT NULL)
    + (SELECT count(*) FROM quarantine WHERE erased_at IS NOT NULL)";

#[tokio::test]
async fn what_a_period_would_erase_is_said_and_nothing_is_erased() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let _ = told(&world, &mut phone).await;
    let world = world.later(800 * DAY_MS);
    let data = &world.server.state.config.data;
    let asked = |days: &[&str]| ruqi(data, &[&["retention"], days].concat());
    assert!(well(&asked(&[])).starts_with("1827 days: 0 events and 0 set aside are past"));
    assert!(
        well(&asked(&["--days", "780"])).starts_with("780 days: 7 events and 1 set aside are past")
    );
    refused(&asked(&["--days", "700"]), "retention_days must be");
    assert_eq!(number(&world, ERASED), 0);
    // What it says of the period that is set is what the server does.
    let world = later(world, PERIOD - 799, 7);
    assert_eq!(number(&world, ERASED), 8);
}

#[tokio::test]
async fn a_visit_of_which_something_came_later_is_not_counted() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let old = told(&world, &mut phone).await;
    let world = world.later(790 * DAY_MS);
    let late =
        serde_json::json!({"registration": old[0].id, "rule": "quiet_day", "text": "补充说明"});
    let late = phone.seal("explanation", "2028-05-03T18:00:00+08:00", late);
    let answer = phone.push(&world.server, &[&late]).await;
    assert_eq!(answer["results"][0]["status"], "accepted", "{answer}");
    let data = &world.server.state.config.data;
    let said = well(&ruqi(data, &["retention", "--days", "780"]));
    // The averted visit and the one at the other enterprise.
    assert!(
        said.starts_with("780 days: 2 events and 1 set aside"),
        "{said}"
    );
}
