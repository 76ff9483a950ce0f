//! Hundreds of registrations that are said to be one visit keep nobody waiting: each is derived once a push.

use std::time::{Duration, Instant};

use ruqi_rules::ZHUZHOU_2024;
use serde_json::json;

use crate::harness::CITY_ORGAN;
use crate::harness::unserved::Unserved;

const PUSHES: usize = 8;
const EACH: usize = 50;
/// A push reads all that was said of the one that is pointed at: eight times as much in the end. Where each neighbour
/// reads it anew, it was a hundred times.
const MOST: u32 = 25;

#[test]
fn the_four_hundredth_that_is_one_visit_with_another_costs_little_more_than_the_first() {
    let mut place = Unserved::new(&[CITY_ORGAN], ZHUZHOU_2024);
    let wall = "2026-11-26T10:00:00+08:00";
    let visit = json!({"level": "city", "matters": ["M1"]});
    let (enterprise, phone) = (place.enterprise, &mut place.phones[0]);
    let first = phone.register(wall, enterprise, visit.clone());
    place.push(&[&first]);
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..PUSHES {
        let phone = &mut place.phones[0];
        let mut events = Vec::new();
        for _ in 0..EACH {
            events.push(phone.register(wall, enterprise, visit.clone()));
        }
        for at in 0..EACH {
            let both = json!({"registrations": [first.id, events[at].id]});
            events.push(phone.seal("same_visit", wall, both));
        }
        let begin = Instant::now();
        place.push(&events.iter().collect::<Vec<_>>());
        times.push(begin.elapsed());
    }
    let standing = "SELECT count(*) FROM registration WHERE state = 'stands'";
    assert_eq!(place.number(standing), 1);
    assert!(times[PUSHES - 1] < times[0] * MOST, "{times:?}");
}
