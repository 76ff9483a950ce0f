//! The bodies of a phone's events: what is taken is stored, settled, judged and shown, answered the same when it comes
//! again, and `verify` derives all of it again.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use ruqi::intake::arrival::{Arrival, Source};
use ruqi::intake::push::push_blocking;
use ruqi::record::event::{Claims, Event};
use ruqi::record::jws::{LARGEST_PAYLOAD, write_hash};
use ruqi::state::AppState;
use ruqi::store::access::memberships::{self, Role};
use ruqi::store::access::persons::{self, Person};
use ruqi::store::directory::enterprise_record::{self, Enterprise, EnterpriseState};
use ruqi::store::evidence::enrolments::{self, Enrolment, KeyGrade};
use ruqi::store::ids::{Kid, PersonId, RecordHash};
use ruqi::store::{StoreError, Tx};
use ruqi::verify::database::verify;
use ruqi::wire::event::ClockKind;
use ruqi::wire::sync::{PushRequest, PushResponse, PushStatus};
use ruqi_rules::Instant;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::installation::{NOW, Template, now};
use crate::signer::Signer;

/// Events of an input at most: a visit, and what is said of it.
const MOST_EVENTS: usize = 5;
const DEVICE: &str = "11111111-1111-4111-8111-111111111111";
const AUTHOR: &str = "0195a3a2-7c4e-7b1a-8c3d-0123456789ab";
/// What visits are at.
const ENTERPRISE: &str = "0195a3a2-7c4e-7b1a-8c3d-000000000001";
/// No certificate: the server knows the key.
const CERTIFICATE: &str = "certificate";

static OWN: LazyLock<Signer> = LazyLock::new(Signer::generate);
static KID: LazyLock<Kid> = LazyLock::new(|| OWN.kid());
static TEMPLATE: LazyLock<Template> = LazyLock::new(|| Template::new(fill));

/// Bytes are an event's payload, or, behind an asterisk, types and bodies (a line for the type), U+001E between two events;
/// the n-th event's id ends in n, so that those behind it can be about it.
pub fn check(bytes: &[u8]) {
    let Some(events) = bytes.strip_prefix(b"*") else {
        parsed(bytes);
        return;
    };
    let Ok(events) = str::from_utf8(events) else {
        return;
    };
    let mut sealed = Vec::new();
    let mut prev = hash(CERTIFICATE);
    let mut count = 0;
    for (n, event) in (1..).zip(events.split('\u{1e}').take(MOST_EVENTS)) {
        let (name, body) = event.split_once('\n').unwrap_or((event, ""));
        let payload = payload(n, &prev, name, body);
        if payload.len() > LARGEST_PAYLOAD {
            return;
        }
        count += usize::from(parsed(payload.as_bytes()));
        let header = format!(
            r#"{{"alg":"ES256","typ":"ruqi-event","kid":"{}"}}"#,
            write_hash(&*KID)
        );
        let jws = OWN.seal(header.as_bytes(), payload.as_bytes());
        prev = hash(&jws);
        sealed.push(jws);
    }
    // What is refused by its form alone asks for no database.
    if count > 0 {
        stored(&sealed);
    }
}

/// Whether it is an event that a server takes.
fn parsed(payload: &[u8]) -> bool {
    let claims = Claims::read(payload);
    let Ok(event) = Event::parse(payload) else {
        assert!(
            Event::parse_new(payload).is_err(),
            "new, and not to be read"
        );
        return false;
    };
    assert_eq!((claims.id, claims.seq), (Some(event.id), Some(event.seq)));
    let again = Event::parse(payload).unwrap();
    assert_eq!(format!("{event:?}"), format!("{again:?}"));
    Event::parse_new(payload).is_ok()
}

fn stored(sealed: &[String]) {
    let here = TEMPLATE.copy();
    let answer = push(&here.state, sealed);
    assert_eq!(answer.results.len(), sealed.len());
    for result in &answer.results {
        assert_ne!(result.status, PushStatus::Rejected, "{result:?}");
        assert!(result.receipt.is_some(), "stored, and no receipt");
    }
    let again = push(&here.state, sealed);
    let receipts = |of: &PushResponse| -> Vec<Option<String>> {
        of.results.iter().map(|one| one.receipt.clone()).collect()
    };
    assert_eq!(receipts(&answer), receipts(&again), "another receipt");
    let mut told = Vec::new();
    let database = here.state.config.database();
    let verified = verify(&database, &here.state.keys, |one| {
        // No server of this installation certified the key.
        if one.table != "enrolment" {
            told.push(one.to_string());
        }
    });
    assert!(verified.is_ok() && told.is_empty(), "{told:?}");
}

fn push(state: &AppState, sealed: &[String]) -> PushResponse {
    let arrival = Arrival {
        now: now(),
        clock: ClockKind::Real,
        epoch: Arc::from("e"),
        source: Source::Here,
        has_room: true,
    };
    let request = PushRequest {
        events: sealed.to_vec(),
        certificates: Vec::new(),
        receipts: BTreeMap::new(),
        chains: Vec::new(),
    };
    push_blocking(&state.services(), &arrival, request).unwrap()
}

fn payload(n: u8, prev: &str, name: &str, body: &str) -> String {
    let name = serde_json::Value::from(name);
    format!(
        r#"{{"id":"0195a3a2-0000-7000-8000-00000000000{n}","type":{name},"device":"{DEVICE}","author":"{AUTHOR}","seq":{n},"prev":"{prev}","app":"0.1.0","wall":"{NOW}","mono":{{"session":"s","ms":1000}},"heard":null,"online":false,"clock":"real","body":{body}}}"#
    )
}

fn hash(text: &str) -> String {
    write_hash(&RecordHash::from(<[u8; 32]>::from(Sha256::digest(text))))
}

/// Lets the server know the enterprise, the key, and its officer for years.
fn fill(state: &AppState) {
    let key = Enrolment {
        kid: *KID,
        device: DEVICE.parse().unwrap(),
        officer: AUTHOR.parse().unwrap(),
        point: OWN.point(),
        grade: KeyGrade::Memory,
        since: Instant::EPOCH,
        revoked_at: None,
        certificate: CERTIFICATE.to_owned(),
        head: 0,
        head_hash: Sha256::digest(CERTIFICATE).into(),
    };
    state
        .store
        .write_blocking(move |tx| know(tx, &key))
        .unwrap();
}

fn know(tx: &Tx, key: &Enrolment) -> Result<(), StoreError> {
    let officer: PersonId = key.officer;
    let person = Person {
        id: officer,
        name: "张三".into(),
        certificate: None,
        certificate_until: None,
    };
    persons::insert(tx, &person, Instant::EPOCH)?;
    let role = Role::Officer("O1".into());
    memberships::give(tx, Uuid::now_v7(), officer, &role, Instant::EPOCH)?;
    let enterprise = Enterprise {
        id: ENTERPRISE.parse().unwrap(),
        name: "株洲兴祥大酒店有限公司".into(),
        initials: "zzxx".into(),
        region: "430211".into(),
        contact: None,
        state: EnterpriseState::Open,
    };
    enterprise_record::put(tx, &enterprise)?;
    enrolments::insert(tx, key).map(drop)
}
