//! The same events end in the same tables, in whatever order and batches they come, with repeats and chains that wait
//! for each other. This speaks to the use case: HTTP could not say when an event first arrived.

mod story;

use ruqi_rules::Instant;
use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use ruqi::access::opened_session::WhoIs;
use ruqi::desk::acts::merge_enterprises::MergeEnterprises;
use ruqi::desk::acts::resolve_code::ResolveCode;
use ruqi::desk::{DeskAct, perform};
use ruqi::intake::arrival::{Arrival, Source};
use ruqi::intake::push::push_blocking;
use ruqi::state::AppState;
use ruqi::store::access::memberships;
use ruqi::store::ids::EnterpriseId;
use ruqi::wire::event::ClockKind;
use ruqi::wire::sync::PushRequest;
use rusqlite::Connection;
use uuid::Uuid;

use crate::harness::world::ms;
use story::{ADMINISTRATOR, FOREIGN, Story};

const ARRIVAL: &str = "2026-03-06T12:00:00+08:00";

fn push(state: &AppState, events: Vec<String>) {
    let arrival = Arrival {
        now: ms(ARRIVAL),
        clock: ClockKind::Real,
        epoch: Arc::from("e"),
        source: Source::Here,
        has_room: true,
    };
    let request = PushRequest {
        events,
        certificates: Vec::new(),
        receipts: std::collections::BTreeMap::new(),
        chains: Vec::new(),
    };
    push_blocking(&state.services(), &arrival, request).unwrap();
}

/// Does a desk act as the administrator; where it was done before, or nothing is there for it yet, it is refused.
fn act(state: &AppState, act: impl DeskAct + Send + 'static) {
    let services = state.services();
    let done = state.store.write_blocking(move |tx| {
        let who = WhoIs {
            id: ADMINISTRATOR,
            name: String::new(),
            held: memberships::held(tx, ADMINISTRATOR, services.clock.now())?,
        };
        perform(tx, &services, &who, act).map(drop)
    });
    drop(done);
}

fn resolve(state: &AppState, premises: Uuid) {
    let resolve = ResolveCode {
        fingerprint: ruqi_rules::fingerprint(FOREIGN),
        premises,
        from: None,
    };
    act(state, resolve);
}

fn merge(state: &AppState, from: EnterpriseId, into: EnterpriseId) {
    let merge = MergeEnterprises {
        from,
        into,
        since: Instant::EPOCH,
        reason: "合并".into(),
    };
    act(state, merge);
}

/// All tables that are evidence or derived from it, the order of rows and what names a moment of writing left out.
fn tables(state: &AppState) -> BTreeSet<String> {
    let c = Connection::open(state.config.database()).unwrap();
    let queries = [
        "SELECT 'event', id, kid, seq, type, hash, received_at, estimated_at, shift, grade, state, gap FROM event \
           WHERE type NOT IN ('code_resolved', 'merger')",
        "SELECT 'about', * FROM about",
        "SELECT 'quarantine', hash, why, seq, fills FROM quarantine",
        "SELECT 'enrolment', kid, head, head_hash FROM enrolment",
        "SELECT 'registration', * FROM registration",
        "SELECT 'verdict', * FROM verdict",
        "SELECT 'attendance', * FROM attendance",
        "SELECT 'averted', * FROM averted",
        "SELECT 'outcome', * FROM outcome",
        "SELECT 'explanation', * FROM explanation",
        "SELECT 'claim', * FROM claim",
        "SELECT 'code', fingerprint, premises, since, until FROM code",
        // Its day says what the row was on the way.
        "SELECT 'change', scope, kind, key, gone FROM change",
    ];
    let mut rows = BTreeSet::new();
    for query in queries {
        let mut statement = c.prepare(query).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<String> = (0..columns)
                .map(|i| format!("{:?}", row.get_ref(i).unwrap()))
                .collect();
            rows.insert(cells.join(" | "));
        }
    }
    rows
}

/// How much of each chain came, in which order, in how large batches, and which came twice.
fn deliveries() -> impl Strategy<Value = ([usize; 4], Vec<u32>, usize, bool)> {
    (
        [0..=6_usize, 0..=6_usize, 0..=5_usize, 0..=7_usize],
        proptest::collection::vec(any::<u32>(), 48),
        1..=5_usize,
        any::<bool>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_ends_in_the_same_tables((lengths, weights, batch, early) in deliveries()) {
        let story = Story::tell();
        let in_order: Vec<String> = story.chains.iter().zip(lengths)
            .flat_map(|(chain, length)| chain.iter().take(length).cloned())
            .collect();
        // Every event once or twice, shuffled by the weights.
        let mut shuffled: Vec<(u32, String)> = in_order.iter().chain(in_order.iter().filter(|jws| jws.len() % 2 == 0))
            .cloned().zip(weights).map(|(jws, weight)| (weight, jws)).collect();
        shuffled.sort();
        let (_a, straight) = story.server();
        in_order.chunks(100).for_each(|events| push(&straight, events.to_vec()));
        resolve(&straight, story.premises);
        merge(&straight, story.merged, story.enterprise);
        let (_b, other) = story.server();
        for events in shuffled.chunks(batch) {
            push(&other, events.iter().map(|(_, jws)| jws.clone()).collect());
            if early {
                resolve(&other, story.premises);
                merge(&other, story.merged, story.enterprise);
            }
        }
        resolve(&other, story.premises);
        merge(&other, story.merged, story.enterprise);
        prop_assert_eq!(tables(&straight), tables(&other));
    }
}
