//! Erasing changes no verdict of what remains, whenever it is done. This speaks to the use case: HTTP could not say when an
//! event first arrived.

use ruqi_rules::Instant;
use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use ruqi::intake::arrival::{Arrival, Source};
use ruqi::intake::push::push;
use ruqi::record::erasure::Period;
use ruqi::registration::judge::rejudge::rejudge_enterprise;
use ruqi::retention::erase_events::erase_old;
use ruqi::store::StoreError;
use ruqi::verify::database::verify;
use ruqi::wire::event::ClockKind;
use ruqi::wire::sync::PushRequest;
use rusqlite::Connection;
use serde_json::json;
use uuid::Uuid;

use crate::harness::phone::{Phone, Sealed};
use crate::harness::world::{DAY_MS, World, ms};
use crate::harness::{CITY_ORGAN, HETANG_ORGAN};

/// The shortest that a server starts with, under the world's pack.
const DAYS: u32 = 768;

/// What the rules said of each visit, as it is stored.
fn verdicts(world: &World) -> BTreeMap<Uuid, String> {
    let c = Connection::open(world.server.state.config.database()).unwrap();
    let mut found = c
        .prepare(
            "SELECT r.id, r.verdict || ' ' || coalesce(r.earliest, '') || v.output || v.differs || hex(v.pack)
             FROM registration r JOIN verdict v ON v.id = r.id",
        )
        .unwrap();
    let rows = found
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

async fn arrive(world: &World, now: Instant, events: &[&Sealed]) {
    let arrival = Arrival {
        now,
        clock: ClockKind::Demo,
        epoch: Arc::from("e"),
        source: Source::Here,
        has_room: true,
    };
    let request = PushRequest {
        events: crate::harness::phone::texts(events),
        ..PushRequest::default()
    };
    push(&world.server.state.services(), arrival, request)
        .await
        .unwrap();
}

/// Visits of two organs over years, some amended long after; returns when the last was.
async fn history(world: &World, gaps: &[i64]) -> Instant {
    let mut phones: Vec<Phone> = Vec::new();
    for organ in [CITY_ORGAN, HETANG_ORGAN] {
        phones.push(world.phone(organ).await);
    }
    // After the pack came into force.
    let mut now = ms("2024-05-06T01:00:00Z");
    let mut earlier: [Vec<Uuid>; 2] = Default::default();
    for (n, gap) in gaps.iter().enumerate() {
        now = now + gap * DAY_MS / 2;
        let wall = now.to_string();
        let which = n % 2;
        let phone = &mut phones[which];
        let (level, matter) = (["city", "county"][which], ["M1", "M2"][n / 2 % 2]);
        let visit = phone.register(
            &wall,
            world.enterprise,
            json!({"level": level, "matters": [matter]}),
        );
        arrive(world, now, &[&visit]).await;
        if n % 5 == 4 {
            let id = earlier[which][earlier[which].len() / 2];
            let amendment = phone.seal(
                "amendment",
                &wall,
                json!({"registration": id, "matters": ["M1"]}),
            );
            arrive(world, now, &[&amendment]).await;
        }
        earlier[which].push(visit.id);
    }
    now
}

/// Judges all of the enterprise again, as a plan or a merger does.
async fn judge_again(world: &World) {
    let (packs, firm) = (world.server.state.packs.clone(), world.enterprise);
    let judged = world.server.state.store.write(move |c| {
        rejudge_enterprise(c, &packs, firm, Instant::EPOCH)?;
        Ok::<_, StoreError>(())
    });
    judged.await.unwrap();
}

fn differences(world: &World) -> Vec<String> {
    let (database, mut told) = (world.server.state.config.database(), Vec::new());
    verify(&database, &world.server.state.keys, |one| {
        told.push(one.to_string())
    })
    .unwrap();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whenever_something_is_erased_what_remains_is_judged_as_before(
        gaps in proptest::collection::vec(1..=90_i64, 30), times in proptest::collection::vec(100..=500_i64, 3),
    ) {
        actix_web::rt::System::new().block_on(async {
            let world = World::start().await;
            let mut now = history(&world, &gaps).await;
            let before = verdicts(&world);
            assert!(before.len() == gaps.len());
            let mut left = before.len();
            for days in times {
                let real = ms("2021-01-01T00:00:00Z");
                erase_old(&world.server.state.services(), Period { now, days: DAYS }, real).await.unwrap();
                for again in [false, true] {
                    if again {
                        judge_again(&world).await;
                    }
                    let after = verdicts(&world);
                    assert!(after.len() <= left);
                    assert!(after.iter().all(|(id, said)| before[id] == *said));
                    left = after.len();
                }
                assert_eq!(differences(&world), Vec::<String>::new());
                now = now + days * DAY_MS;
            }
        });
    }
}
