//! Rows for the tests, with something in every column, and short ways to write and read.

use ruqi::store::derived::registrations::{Registration, Visit};
use ruqi::store::derived::visit_key::{EnterpriseKey, EntryWord, State};
use ruqi::store::directory::level_word::LevelWord;
use ruqi::store::evidence::events::{EventState, StoredEvent};
use ruqi::store::evidence::quarantine::Quarantined;
use ruqi::store::evidence::refusal_word::Why;
use ruqi::store::{Db, StoreError, Tx};
use ruqi_rules::{ClockGrade, Instant};
use uuid::Uuid;

use super::Fresh;

/// Characters that programs get wrong, and a quotation mark of SQL.
pub const RARE: &str = "𠮷野家 a\u{2028}b 👩🏽‍🚒 o'clock \\ \"";

pub const KID: [u8; 32] = [7; 32];

pub fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

pub fn hash(number: u8) -> [u8; 32] {
    [number; 32]
}

/// Writes, and it has to do.
#[track_caller]
pub fn write<T: Send + 'static>(
    fresh: &impl Fresh,
    act: impl FnOnce(&Tx) -> Result<T, StoreError> + Send + 'static,
) -> T {
    fresh.store().write_blocking(act).unwrap()
}

/// Reads, and it has to do.
#[track_caller]
pub fn read<T>(fresh: &impl Fresh, look: impl FnOnce(&Db) -> Result<T, StoreError>) -> T {
    fresh.store().read_blocking(look).unwrap()
}

/// The event at a place of the chain.
pub fn event(seq: i64) -> StoredEvent {
    StoredEvent {
        id: id(seq.unsigned_abs().into()),
        kid: KID.into(),
        seq,
        r#type: "registration".into(),
        author: id(1_000),
        jws: RARE.into(),
        hash: [0xff; 32].into(),
        receipt: String::new(),
        received_at: Instant::LAST,
        estimated_at: Instant::FIRST,
        shift: -1,
        grade: ClockGrade::Live,
        state: EventState::Accepted,
        gap: true,
        released: false,
    }
}

/// Bytes of which nothing could be read.
pub fn unreadable(number: u8, received_at: i64) -> Quarantined {
    Quarantined {
        hash: hash(number).into(),
        jws: format!("{RARE} {number}"),
        why: Why::UnknownKey,
        kid: Some(KID.into()),
        seq: None,
        event: None,
        received_at: Instant::from_millis(received_at),
        receipt: "r".into(),
        fills: false,
        unproven: false,
    }
}

/// A visit at an instant.
pub fn registration(number: u128, enterprise: EnterpriseKey, instant: i64) -> Registration {
    Registration {
        visit: Visit {
            enterprise,
            instant: Instant::from_millis(instant),
            id: id(number),
            at: Instant::from_millis(instant + 1),
            started_at: Some(Instant::from_millis(instant)),
            organ: "ZZ-SCJG".into(),
            level: LevelWord::City,
            category: "routine".into(),
            matters: vec![RARE.into(), "SCJG-03".into()],
            ground: Some("complaint".into()),
            reference: None,
            joint: Some(id(number + 1)),
            entry: EntryWord::Scan,
            state: State::Stands,
            received_at: Instant::from_millis(instant + 2),
            verdict: None,
            earliest: Some(-1),
        },
        premises: None,
        region: "430202".into(),
        code: Some(ruqi_rules::Fingerprint([0; 8])),
        author: id(1_000),
        officers: vec![id(1_000), id(1_001)],
        same_as: None,
        gap: false,
        grade: ClockGrade::Bounded,
        released: true,
    }
}
