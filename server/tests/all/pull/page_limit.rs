//! A phone pulls by pages that a bad signal carries.

use serde_json::Value;

use crate::harness::phone_copy::{Copy, PULL};
use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, problem};

#[tokio::test]
async fn a_phone_on_a_bad_signal_asks_for_fewer_rows_and_gets_all_of_them() {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut whole = Copy::default();
    whole.pull(&world, &officer).await;
    assert_eq!(whole.pages, 1);
    let mut copy = Copy::default();
    loop {
        let limit = if copy.pages == 0 { 1 } else { 3 };
        let path = match &copy.cursor {
            Some(cursor) => format!("{PULL}?cursor={cursor}&limit={limit}"),
            None => format!("{PULL}?limit={limit}"),
        };
        let answer = officer.get(&world.server, &path).await;
        let page: Value = answer.json().await.unwrap();
        let rows = |block: &Value| block["rows"].as_array().unwrap().len();
        let rows: usize = page["blocks"].as_array().unwrap().iter().map(rows).sum();
        assert!(rows <= limit, "{rows} rows");
        copy.apply(&page);
        if page["has_more"] == false {
            break;
        }
    }
    assert!(copy.pages > 2);
    assert_eq!(copy.rows, whole.rows);
    let most = officer
        .get(&world.server, &format!("{PULL}?limit=5000"))
        .await;
    assert_eq!(most.status(), 200);
    for (path, bounds) in [(PULL, "1 to 5000"), ("/api/v1/registrations", "1 to 100")] {
        for beyond in ["0", "5001", "1000000"] {
            let path = format!("{path}?limit={beyond}");
            let answer = officer.get(&world.server, &path).await;
            let said = problem(answer, 400, "malformed").await;
            assert_eq!(said["detail"], format!("limit: {bounds}"), "{path}");
        }
    }
}
