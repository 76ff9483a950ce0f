//! Four phones, and what each sealed: everything that can be said of a visit.

use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::setup::installation;
use ruqi::state::AppState;
use ruqi::store::access::memberships::{self, Role};
use ruqi::store::access::persons::{self, Person};
use ruqi::store::directory::codes::{self, Code};
use ruqi::store::directory::enterprise_record::{self, Enterprise, EnterpriseState};
use ruqi::store::directory::premises::{self, Premises};
use ruqi::store::evidence::enrolments::Enrolment;
use ruqi::store::ids::{EnterpriseId, PersonId};
use ruqi::store::{StoreError, Tx};
use ruqi_rules::Instant;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::{Phone, hash};
use crate::harness::unserved::{enrolled, know, stranger};
use crate::harness::world::{DOOR, fill, put_enterprise};
use crate::harness::{CITY_ORGAN, HETANG, HETANG_ORGAN, fill as city};

const OTHER_DOOR: &str = "FEDCBA9876543210";
pub const FOREIGN: &str = "https://code.example/hn/9f3c";

/// Four phones and what each sealed, in the order of its chain.
pub struct Story {
    pub enterprise: EnterpriseId,
    pub premises: Uuid,
    /// Merged into the other, before or after what comes of it.
    pub merged: EnterpriseId,
    phones: Vec<Phone>,
    pub chains: Vec<Vec<String>>,
}

impl Story {
    pub fn tell() -> Self {
        let mut phones: Vec<Phone> = [CITY_ORGAN, CITY_ORGAN, HETANG_ORGAN, CITY_ORGAN]
            .into_iter()
            .map(stranger)
            .collect();
        let [enterprise, merged] = [(); 2].map(|()| EnterpriseId::from(Uuid::now_v7()));
        let premises = Uuid::now_v7();
        let at = |day: u32, hour: u32| format!("2026-03-0{day}T{hour:02}:30:00+08:00");
        let [a, b, c, d] = phones.as_mut_slice() else {
            unreachable!()
        };
        let foreign = json!({"kind": "foreign", "text": FOREIGN});
        let county = json!({"level": "county", "matters": ["M1", "M2"], "code": foreign});
        let unknown = json!({"level": "county", "enterprise": null, "code": foreign});
        let by_code = json!({"enterprise": null, "code": {"kind": "door", "text": DOOR}});

        let other_door = json!({"kind": "door", "text": OTHER_DOOR});

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
            |event: &Uuid| json!({"registration": event, "rule": "over_frequency", "text": "急"});
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
                d.register(&at(4, 10), merged, json!({"matters": ["M2"]}))
                    .jws,
                d.register(&at(4, 15), enterprise, json!({"code": other_door}))
                    .jws,
            ],
        ];
        Self {
            enterprise,
            premises,
            merged,
            phones,
            chains,
        }
    }

    /// A server that knows places, people and keys, and none of the events.
    pub fn server(&self) -> (tempfile::TempDir, AppState) {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().join("data"),
            ..Config::default()
        };
        let state = installation::create(config, Clock::real()).unwrap();
        let (enterprise, premises) = (self.enterprise, self.premises);
        let merged = self.merged;
        let keys: Vec<(Enrolment, String)> = self.phones.iter().map(enrolled).collect();
        let filled = state.store.write_blocking(move |c| {
            city(c)?;
            fill(c)?;
            put_enterprise(c, enterprise, HETANG, premises)?;
            put_merged(c, merged)?;
            put_administrator(c)?;
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

/// Whose desk it is that resolves and merges.
pub const ADMINISTRATOR: PersonId = PersonId::NOBODY;

fn put_administrator(c: &Tx) -> Result<(), StoreError> {
    let person = Person {
        id: ADMINISTRATOR,
        name: "管理员".into(),
        certificate: None,
        certificate_until: None,
    };
    persons::insert(c, &person, Instant::EPOCH)?;
    memberships::give(
        c,
        Uuid::now_v7(),
        ADMINISTRATOR,
        &Role::Administrator,
        Instant::EPOCH,
    )
}

/// An enterprise of the same district with a door of its own.
fn put_merged(c: &Tx, id: EnterpriseId) -> Result<(), StoreError> {
    let place = Uuid::from_u128(7);
    enterprise_record::put(
        c,
        &Enterprise {
            id,
            name: "并入的公司".into(),
            initials: "brdgs".into(),
            region: HETANG.into(),
            contact: None,
            state: EnterpriseState::Open,
        },
    )?;
    premises::put(
        c,
        &Premises {
            id: place,
            enterprise: id,
            region: HETANG.into(),
            address: "红旗路2号".into(),
            since: Instant::EPOCH,
            until: None,
        },
    )?;
    codes::insert(
        c,
        &Code {
            fingerprint: ruqi_rules::fingerprint(OTHER_DOOR),
            kind: ruqi_rules::CodeKind::Door,
            text: OTHER_DOOR.into(),
            premises: place,
            since: Instant::EPOCH,
            until: None,
        },
    )
}
