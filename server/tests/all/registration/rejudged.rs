//! Only those visits are judged again whose verdict a change can alter: whatever comes, in whatever order, nobody's
//! verdict is another once all are judged again.

use std::sync::LazyLock;

use proptest::prelude::*;
use ruqi::registration::judge::rejudge::rejudge_enterprise;
use ruqi::store::StoreError;
use ruqi_rules::{Instant, ZHUZHOU_2024};
use serde_json::json;
use uuid::Uuid;

use crate::harness::phone::Sealed;
use crate::harness::unserved::Unserved;
use crate::harness::world::{DAY_MS, ms};
use crate::harness::{CITY_ORGAN, HETANG_ORGAN, LUSONG_ORGAN};

/// Windows of a calendar year and of months, caps of one visit and of several, by grade.
static PACKS: LazyLock<[String; 3]> = LazyLock::new(|| {
    [
        ZHUZHOU_2024,
        include_str!("../../../../rules-wasm/packs/example-2025.json"),
        include_str!("../../../../rules-wasm/packs/graded-2026.json"),
    ]
    .map(|pack| pack.replace("999900", "430200").replace("999800", "430200"))
});

const VERDICTS: &str = "SELECT hex(r.id) || coalesce(r.verdict, '') || coalesce(r.earliest, '') || v.output || v.differs
     || hex(v.pack) || coalesce(hex(v.rests_on), '') FROM registration r JOIN verdict v ON v.id = r.id ORDER BY r.id";

/// What an officer does: whose, on which day, and which of the things that there are to do.
#[derive(Debug, Clone)]
struct Step {
    organ: usize,
    day: i64,
    what: u8,
    other: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..3_usize, 0..600_i64, 0..12_u8, any::<u8>());
    let step = step.prop_map(|(organ, day, what, other)| Step {
        organ,
        day,
        what,
        other,
    });
    proptest::collection::vec(step, 30)
}

fn seal(place: &mut Unserved, step: &Step, before: &[Vec<Uuid>]) -> Option<Sealed> {
    let enterprise = place.enterprise;
    let phone = &mut place.phones[step.organ];
    let wall = (ms("2025-01-02T02:00:00Z") + step.day * DAY_MS).to_string();
    let its = &before[step.organ];
    let known = its.get(usize::from(step.other) % its.len().max(1));
    let level = ["city", "county", "county"][step.organ];
    let matter = ["M1", "M2"][usize::from(step.other % 2)];
    let visit = json!({"level": level, "matters": [matter]});
    let with = |key: &str, value: serde_json::Value| {
        let mut visit = visit.clone();
        visit[key] = value;
        visit
    };
    Some(match (step.what, known) {
        (0 | 1, Some(id)) => phone.seal(
            "withdrawal",
            &wall,
            json!({"registration": id, "reason": "误"}),
        ),
        (2, Some(id)) => phone.seal(
            "amendment",
            &wall,
            json!({"registration": id, "matters": ["M1", "M2"]}),
        ),
        (3, Some(id)) => phone.seal(
            "amendment",
            &wall,
            json!({"registration": id, "started_at": wall}),
        ),
        (4, Some(id)) => {
            let other = its.last()?;
            phone.seal("same_visit", &wall, json!({"registrations": [id, other]}))
        }
        (5, Some(_)) => {
            let complaint = json!({"ground": "complaint", "reference": "12345"});
            phone.register(&wall, enterprise, with("exemption", complaint))
        }
        (6, Some(id)) => phone.register(&wall, enterprise, with("joint", json!(id))),
        (7, Some(_)) => phone.register(&wall, enterprise, with("category", json!("service"))),
        _ => phone.register(&wall, enterprise, visit),
    })
}

fn judge_all_again(place: &Unserved) {
    let (packs, enterprise) = (place.state.packs.clone(), place.enterprise);
    let judged = place.state.store.write_blocking(move |tx| {
        rejudge_enterprise(tx, &packs, enterprise, Instant::EPOCH)?;
        Ok::<_, StoreError>(())
    });
    judged.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn judging_all_again_changes_nothing(steps in steps(), batch in 1..=4_usize) {
        for pack in PACKS.iter() {
            let mut place = Unserved::new(&[CITY_ORGAN, HETANG_ORGAN, LUSONG_ORGAN], pack);
            let mut before = vec![Vec::new(); 3];
            for some in steps.chunks(batch) {
                let mut events = Vec::new();
                for step in some {
                    if let Some(event) = seal(&mut place, step, &before) {
                        events.push((step.organ, event));
                    }
                }
                place.push(&events.iter().map(|(_, event)| event).collect::<Vec<_>>());
                before.iter_mut().enumerate().for_each(|(organ, its)| {
                    its.extend(events.iter().filter(|(of, _)| *of == organ).map(|(_, event)| event.id));
                });
                let judged = place.texts(VERDICTS);
                judge_all_again(&place);
                prop_assert_eq!(&judged, &place.texts(VERDICTS));
            }
            prop_assert!(place.number("SELECT count(*) FROM registration") > 4);
        }
    }
}
