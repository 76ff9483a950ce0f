//! An officer who registers at one enterprise beyond the day's limit is marked at desks, and loses nothing.

use ruqi::config::Config;
use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed};
use crate::harness::world::World;
use crate::harness::{CITY, HETANG_ORGAN, Person};

const LIMIT: usize = 3;

/// Those whose mark says that the day's limit was reached, earliest first, of all that the supervisor sees.
async fn marked(world: &World, supervisor: &Person) -> Vec<String> {
    let path = "/api/v1/registrations?limit=100";
    let list: Value = supervisor
        .get(&world.server, path)
        .await
        .json()
        .await
        .unwrap();
    let is_marked = |one: &&Value| {
        let marks = one["differs"].as_array().unwrap();
        marks
            .iter()
            .any(|mark| mark["why"] == "beyond_daily_limit" && mark["limit"] == LIMIT)
    };
    let mut ids: Vec<String> = (list["items"].as_array().unwrap().iter())
        .filter(is_marked)
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    ids.reverse();
    ids
}

fn ids(events: &[&Sealed]) -> Vec<String> {
    events.iter().map(|event| event.id.to_string()).collect()
}

#[tokio::test]
async fn what_an_officer_registers_beyond_the_days_limit_is_marked_and_taken() {
    let mut world = World::start().await;
    let limit = u32::try_from(LIMIT).unwrap();
    world.server = world.server.restart_with(|config| Config {
        registrations_per_day: limit,
        ..config
    });
    let supervisor = world.server.supervisor(CITY).await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    let mut other: Phone = world.phone(HETANG_ORGAN).await;
    let at = |phone: &mut Phone, wall: &str| phone.register(wall, world.enterprise, json!({}));
    // The day before in Zhuzhou, though not in UTC's eyes.
    let before = at(&mut phone, "2026-03-04T23:30:00+08:00");
    let day: Vec<Sealed> = (1..=5)
        .map(|hour| at(&mut phone, &format!("2026-03-05T0{hour}:00:00+08:00")))
        .collect();
    let elsewhere = phone.register("2026-03-05T06:00:00+08:00", world.foreign, json!({}));
    let colleagues = at(&mut other, "2026-03-05T07:00:00+08:00");

    // The last of the day comes first: it waits, and then they all count in the order of their times.
    let mut all: Vec<&Sealed> = vec![
        &elsewhere, &day[4], &day[3], &day[2], &day[1], &day[0], &before,
    ];
    phone.push(&world.server, &all).await;
    all.reverse();
    let answer = phone.push(&world.server, &all).await;
    let statuses = answer["results"].as_array().unwrap();
    assert!(
        statuses.iter().all(|one| one["status"] == "duplicate"),
        "{answer}"
    );
    other.push(&world.server, &[&colleagues]).await;

    assert_eq!(marked(&world, &supervisor).await, ids(&[&day[3], &day[4]]));

    // Withdrawn ones count: else one would withdraw them and go on.
    let gone = json!({"registration": day[0].id, "reason": "登记重复"});
    let gone = phone.seal("withdrawal", "2026-03-05T08:00:00+08:00", gone);
    phone.push(&world.server, &[&gone]).await;
    assert_eq!(marked(&world, &supervisor).await, ids(&[&day[3], &day[4]]));

    // Another limit holds for past days, too.
    world.server = world.server.restart_with(|config| Config {
        registrations_per_day: 5,
        ..config
    });
    assert_eq!(marked(&world, &supervisor).await, Vec::<String>::new());
}
