//! The level of its organ judges a registration, whatever it names: nobody gains by another.

use ruqi::directory::import::ImportKind;
use ruqi_rules::ZHUZHOU_2024;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::binary::verified;
use crate::harness::phone::Sealed;
use crate::harness::unserved::Unserved;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG_ORGAN};

const LATER: &str = "2026-03-05T10:00:00+08:00";

/// The city's organ looked into a matter; then the county's officer did, and named this level.
async fn county_names(level: &str) -> (World, Sealed) {
    let world = World::start().await;
    let mut city = world.phone(CITY_ORGAN).await;
    let mut county = world.phone(HETANG_ORGAN).await;
    let first = city.register(MORNING, world.enterprise, json!({}));
    let second = county.register(LATER, world.enterprise, json!({"level": level}));
    city.push(&world.server, &[&first]).await;
    county.push(&world.server, &[&second]).await;
    (world, second)
}

/// As the region's supervisor sees it.
async fn seen(world: &World, visit: &Sealed) -> Value {
    let supervisor = world.server.supervisor(CITY).await;
    let path = format!("/api/v1/registrations/{}", visit.id);
    let answer = supervisor.get(&world.server, &path).await;
    answer.json().await.unwrap()
}

fn is_repeat(seen: &Value) -> bool {
    let findings = seen["verdict"]["findings"].as_array().unwrap();
    (findings.iter()).any(|finding| finding["rule"] == "repeat_across_levels")
}

/// The level that it names and is not its organ's.
fn marked(seen: &Value) -> Option<&str> {
    let marks = seen["differs"].as_array().unwrap();
    let mark = marks.iter().find(|one| one["why"] == "named_level")?;
    mark["level"].as_str()
}

#[tokio::test]
async fn a_county_officer_who_names_the_city_repeats_what_the_city_looked_into_and_is_marked() {
    let (world, visit) = county_names("city").await;
    let seen = seen(&world, &visit).await;
    assert!(is_repeat(&seen));
    assert_eq!(marked(&seen), Some("city"));
    verified(&world);
}

#[tokio::test]
async fn an_organ_that_is_imported_with_another_level_has_its_visits_judged_again_by_it() {
    let (world, visit) = county_names("county").await;
    let before = seen(&world, &visit).await;
    assert!(is_repeat(&before));
    assert_eq!(marked(&before), None);
    let list = format!("id,name,level,region\n{HETANG_ORGAN},荷塘区市场监督管理局,city,430202\n");
    world.import(ImportKind::Organs, list).await;
    let now = seen(&world, &visit).await;
    assert!(!is_repeat(&now));
    assert_eq!(marked(&now), Some("county"));
    verified(&world);
}

#[test]
fn what_an_older_server_judged_by_the_level_that_it_named_is_judged_again() {
    let mut place = Unserved::new(&[CITY_ORGAN, HETANG_ORGAN], ZHUZHOU_2024);
    let enterprise = place.enterprise;
    let run = |place: &Unserved, sql: &str| {
        let c = Connection::open(place.state.config.database()).unwrap();
        c.execute_batch(sql).unwrap();
    };
    // As the older server left it.
    run(
        &place,
        "UPDATE organ SET level = 'city' WHERE id = 'ht-market'",
    );
    let visits = [0, 1].map(|phone| {
        let (wall, change) = ([MORNING, LATER][phone], json!({"level": "city"}));
        place.phones[phone].register(wall, enterprise, change)
    });
    place.push(&[&visits[0]]);
    place.push(&[&visits[1]]);
    run(
        &place,
        "UPDATE organ SET level = 'county' WHERE id = 'ht-market'",
    );
    let judged =
        "SELECT r.level || v.differs || v.output FROM registration r JOIN verdict v ON v.id = r.id
         WHERE r.organ = 'ht-market'";
    let before = place.texts(judged).remove(0);
    assert!(!before.contains("repeat_across_levels"), "{before}");

    run(
        &place,
        include_str!("../../../migrations/0022_organs_level.sql"),
    );
    let (verified, differences) = place.verified();
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(verified.pending, 2);
    while place.turn() {}
    let (verified, differences) = place.verified();
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(verified.pending, 0);
    let now = place.texts(judged).remove(0);
    assert!(now.starts_with("county"), "{now}");
    assert!(
        now.contains(r#""why":"named_level","level":"city""#),
        "{now}"
    );
    assert!(now.contains("repeat_across_levels"), "{now}");
}
