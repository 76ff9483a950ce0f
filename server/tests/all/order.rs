//! The same events end in the same tables, in whatever order and batches they come, with repeats and chains that wait
//! for each other. This speaks to the use case: HTTP could not say when an event first arrived.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::registration::{Resolution, resolve_code};
use ruqi::session::installation;
use ruqi::state::AppState;
use ruqi::store::enrolment::{self, Enrolment};
use ruqi::store::membership::{self, Role};
use ruqi::store::person::{self, Person};
use ruqi::store::{Connection, StoreError};
use ruqi::sync::push::{Arrival, push_blocking};
use ruqi::wire::event::ClockKind;
use ruqi::wire::sync::PushRequest;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::harness::{CITY_ORGAN, HETANG, HETANG_ORGAN, fill as city};
use crate::phone::{Phone, Signer, hash};
use crate::world::{DOOR, fill, ms, put_enterprise};

const FOREIGN: &str = "https://code.example/hn/9f3c";
const ARRIVAL: &str = "2026-03-06T12:00:00+08:00";

/// Four phones and what each sealed, in the order of its chain.
struct Story {
    enterprise: Uuid,
    premises: Uuid,
    phones: Vec<Phone>,
    chains: Vec<Vec<String>>,
}

impl Story {
    fn tell() -> Self {
        let mut phones: Vec<Phone> = [CITY_ORGAN, CITY_ORGAN, HETANG_ORGAN, CITY_ORGAN]
            .into_iter()
            .map(stranger)
            .collect();
        let (enterprise, premises) = (Uuid::now_v7(), Uuid::now_v7());
        let at = |day: u32, hour: u32| format!("2026-03-0{day}T{hour:02}:30:00+08:00");
        let [a, b, c, d] = phones.as_mut_slice() else {
            unreachable!()
        };
        let foreign = json!({"kind": "foreign", "text": FOREIGN});
        let county = json!({"level": "county", "matters": ["M1", "M2"], "code": foreign});
        let unknown = json!({"level": "county", "enterprise": null, "code": foreign});
        let by_code = json!({"enterprise": null, "code": {"kind": "door", "text": DOOR}});

        let r1 = a.register(&at(3, 9), enterprise, json!({}));
        let r2 = b.register(
            &at(5, 9),
            enterprise,
            json!({"category": "complaint", "shown": shown()}),
        );
        let r3 = c.register(&at(4, 11), enterprise, county);
        let r4 = c.register(&at(5, 8), enterprise, unknown);
        let r5 = d.register(&at(5, 10), enterprise, by_code);
        let about =
            |event: &Uuid, field: &str, value: Value| json!({"registration": event, field: value});
        let came_of = |event: &Uuid, result: &str| json!({"registration": event, "result": result, "measures": "", "rectify_by": null});
        let explains =
            |event: &Uuid| json!({"registration": event, "rule": "frequency", "text": "急"});
        let joins = json!({"registration": r1.id, "hash": hash(&r1.jws), "organ": CITY_ORGAN});
        let averted = a.visit(
            enterprise,
            json!({"decision": {"went_in": false, "reason": null}}),
        );
        let tell = |phone: &mut Phone, kind: &str, hour: u32, body: Value| {
            phone.seal(kind, &at(5, hour), body).jws
        };
        let chains = vec![
            vec![
                r1.jws.clone(),
                tell(a, "amendment", 11, about(&r1.id, "matters", json!(["M2"]))),
                tell(a, "averted", 12, averted),
                tell(a, "withdrawal", 13, about(&r2.id, "reason", json!("重复"))),
                tell(a, "outcome", 14, came_of(&r1.id, "problems")),
                tell(a, "explanation", 15, explains(&r5.id)),
            ],
            vec![
                r2.jws.clone(),
                tell(
                    b,
                    "amendment",
                    11,
                    about(
                        &r2.id,
                        "exemption",
                        json!({"ground": "complaint", "reference": "12345"}),
                    ),
                ),
                tell(
                    b,
                    "amendment",
                    12,
                    about(&r1.id, "started_at", json!(at(2, 9))),
                ),
                tell(
                    b,
                    "same_visit",
                    14,
                    json!({"registrations": [r1.id, r5.id]}),
                ),
                tell(b, "explanation", 13, explains(&r1.id)),
                tell(b, "outcome", 16, came_of(&r5.id, "no_problem")),
            ],
            vec![
                r3.jws.clone(),
                r4.jws.clone(),
                tell(
                    c,
                    "withdrawal",
                    13,
                    about(&r1.id, "reason", json!("不是本单位的")),
                ),
                tell(c, "outcome", 17, came_of(&r1.id, "refused")),
                tell(c, "outcome", 17, came_of(&r4.id, "closed")),
            ],
            vec![
                r5.jws.clone(),
                tell(d, "attendance", 11, joins),
                tell(
                    d,
                    "amendment",
                    13,
                    about(
                        &r2.id,
                        "exemption",
                        json!({"ground": "emergency", "reference": "1"}),
                    ),
                ),
                tell(
                    d,
                    "amendment",
                    15,
                    about(&r1.id, "matters", json!(["M1", "M2"])),
                ),
                tell(d, "outcome", 13, came_of(&r1.id, "not_completed")),
            ],
        ];
        Self {
            enterprise,
            premises,
            phones,
            chains,
        }
    }

    /// A server that knows places, people and keys, and none of the events.
    fn server(&self) -> (tempfile::TempDir, AppState) {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().join("data"),
            ..Config::default()
        };
        let state = installation::create(config, Clock::real()).unwrap();
        let (enterprise, premises) = (self.enterprise, self.premises);
        let keys: Vec<(Enrolment, String)> = self.phones.iter().map(enrolled).collect();
        let filled = state.store.write_blocking(move |c| {
            city(c)?;
            fill(c)?;
            put_enterprise(c, enterprise, HETANG, premises)?;
            keys.iter().try_for_each(|(key, organ)| know(c, key, organ))
        });
        filled.unwrap();
        (folder, state)
    }
}

fn shown() -> Value {
    json!({"state": "evaluated", "as_of": "2026-03-05T08:00:00+08:00",
           "output": {"verdict": "caution", "findings": [], "earliest_date": null}})
}

fn stranger(organ: &str) -> Phone {
    Phone {
        signer: Signer::generate(),
        officer: Uuid::now_v7(),
        organ: organ.into(),
        device: Uuid::new_v4(),
        certificate: "certificate".into(),
        seq: 0,
        prev: hash("certificate"),
        clock: "real",
    }
}

fn enrolled(phone: &Phone) -> (Enrolment, String) {
    let enrolment = Enrolment {
        kid: phone.signer.kid_bytes(),
        device: phone.device,
        officer: phone.officer,
        point: phone.signer.point(),
        grade: "memory".into(),
        since: 0,
        revoked_at: None,
        certificate: phone.certificate.clone(),
        head: 0,
        head_hash: Sha256::digest(&phone.certificate).into(),
    };
    (enrolment, phone.organ.clone())
}

fn know(c: &Connection, key: &Enrolment, organ: &str) -> Result<(), StoreError> {
    let officer = Person {
        id: key.officer,
        name: "张三".into(),
        certificate: None,
        certificate_until: None,
    };
    person::insert(c, &officer, 0)?;
    membership::give(
        c,
        Uuid::now_v7(),
        key.officer,
        &Role::Officer(organ.into()),
        0,
    )?;
    enrolment::insert(c, key).map(drop)
}

fn push(state: &AppState, events: Vec<String>) {
    let arrival = Arrival {
        now: ms(ARRIVAL),
        clock: ClockKind::Real,
        epoch: Arc::from("e"),
        proven: None,
    };
    let request = PushRequest {
        events,
        certificates: Vec::new(),
        receipts: std::collections::BTreeMap::new(),
        chains: Vec::new(),
    };
    push_blocking(&state.desk(), &arrival, request).unwrap();
}

/// Resolves the unknown code as soon as something came with it; before that there is nothing to resolve.
fn resolve(state: &AppState, premises: Uuid) {
    let within = state.clone();
    let resolved = state.store.write_blocking(move |c| {
        let act = Resolution {
            author: Uuid::nil(),
            fingerprint: ruqi_rules::fingerprint(FOREIGN).0,
            premises,
            from: None,
        };
        resolve_code(c, &within.keys, &within.packs, &within.clock, &act)
    });
    drop(resolved);
}

/// All tables that are evidence or derived from it, the order of rows and what names a moment of writing left out.
fn tables(state: &AppState) -> BTreeSet<String> {
    let c = Connection::open(state.config.database()).unwrap();
    let queries = [
        "SELECT 'event', id, kid, seq, type, hash, received_at, estimated_at, shift, grade, state, gap FROM event \
           WHERE type <> 'code_resolved'",
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
        "SELECT 'change', scope, kind, key, day, gone FROM change",
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
        [0..=6_usize, 0..=6_usize, 0..=5_usize, 0..=5_usize],
        proptest::collection::vec(any::<u32>(), 44),
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
        let (_b, other) = story.server();
        for events in shuffled.chunks(batch) {
            push(&other, events.iter().map(|(_, jws)| jws.clone()).collect());
            if early {
                resolve(&other, story.premises);
            }
        }
        resolve(&other, story.premises);
        prop_assert_eq!(tables(&straight), tables(&other));
    }
}
