//! An installation that nobody serves: nothing is done in it by itself, and a test says when what comes.

use std::collections::BTreeMap;
use std::sync::Arc;

use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::intake::arrival::{Arrival, Source};
use ruqi::intake::push::push_blocking;
use ruqi::registration::judge::pending_turn::take_turn;
use ruqi::setup::installation;
use ruqi::state::AppState;
use ruqi::store::access::memberships::{self, Role};
use ruqi::store::access::persons::{self, Person};
use ruqi::store::directory::pack::{self, StoredPack};
use ruqi::store::evidence::enrolments::{self, Enrolment, KeyGrade};
use ruqi::store::ids::EnterpriseId;
use ruqi::store::{StoreError, Tx};
use ruqi::verify::database::verify;
use ruqi::verify::verified::Verified;
use ruqi::wire::event::ClockKind;
use ruqi::wire::sync::{PushRequest, PushResponse};
use ruqi_rules::Instant;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::harness::phone::{Phone, Sealed, Signer, hash, texts};
use crate::harness::world::{fill, ms, put_enterprise};
use crate::harness::{HETANG, fill as city};

/// When everything comes.
const ARRIVAL: &str = "2026-12-01T12:00:00+08:00";

/// An installation with one enterprise, and phones that it knows.
pub struct Unserved {
    pub state: AppState,
    pub enterprise: EnterpriseId,
    pub phones: Vec<Phone>,
    _folder: tempfile::TempDir,
}

impl Unserved {
    /// With a phone of each organ, under a pack of that text.
    pub fn new(organs: &[&str], json: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().join("data"),
            ..Config::default()
        };
        let state = installation::create(config, Clock::real()).unwrap();
        let phones: Vec<Phone> = organs.iter().map(|organ| stranger(organ)).collect();
        let keys: Vec<(Enrolment, String)> = phones.iter().map(enrolled).collect();
        let enterprise = EnterpriseId::from(Uuid::now_v7());
        let filled = state.store.write_blocking(move |tx| {
            city(tx)?;
            fill(tx)?;
            judge_by(tx, json)?;
            put_enterprise(tx, enterprise, HETANG, Uuid::now_v7())?;
            keys.iter()
                .try_for_each(|(key, organ)| know(tx, key, organ))
        });
        filled.unwrap();
        Self {
            state,
            enterprise,
            phones,
            _folder: folder,
        }
    }

    pub fn push(&self, events: &[&Sealed]) -> PushResponse {
        let arrival = Arrival {
            now: ms(ARRIVAL),
            clock: ClockKind::Real,
            epoch: Arc::from("e"),
            source: Source::Here,
            has_room: true,
        };
        let request = PushRequest {
            events: texts(events),
            certificates: Vec::new(),
            receipts: BTreeMap::new(),
            chains: Vec::new(),
        };
        push_blocking(&self.state.services(), &arrival, request).unwrap()
    }

    /// A turn of what is pending; whether there was any.
    pub fn turn(&self) -> bool {
        let state = &self.state;
        let turn = take_turn(&state.store, &state.packs, ms(ARRIVAL), None);
        let turn = actix_web::rt::System::new().block_on(turn);
        turn.unwrap().is_some()
    }

    pub fn number(&self, sql: &str) -> usize {
        let c = Connection::open(self.state.config.database()).unwrap();
        let found: u32 = c.query_row(sql, [], |row| row.get(0)).unwrap();
        found as usize
    }

    /// All rows of a statement of one column of text.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let c = Connection::open(self.state.config.database()).unwrap();
        let mut found = c.prepare(sql).unwrap();
        let rows = found.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// What `ruqi verify` says, and what it names beside the keys, which no server of this installation certified.
    pub fn verified(&self) -> (Verified, Vec<String>) {
        let (database, mut told) = (self.state.config.database(), Vec::new());
        let verified = verify(&database, &self.state.keys, |one| {
            if one.table != "enrolment" {
                told.push(one.to_string());
            }
        });
        (verified.unwrap(), told)
    }
}

/// Puts a pack of that text in the place of the city's.
fn judge_by(tx: &Tx, json: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM pack", ())?;
    let pack = StoredPack {
        hash: Sha256::digest(json).into(),
        id: "judges".into(),
        version: 1,
        json: json.into(),
        signature: String::new(),
        loaded_at: Instant::EPOCH,
    };
    pack::insert(tx, &pack).map(drop)
}

/// A phone that no server enrolled.
pub fn stranger(organ: &str) -> Phone {
    Phone {
        signer: Signer::generate(),
        officer: Uuid::now_v7().into(),
        organ: organ.into(),
        device: Uuid::new_v4(),
        certificate: "certificate".into(),
        seq: 0,
        prev: hash("certificate"),
        clock: "real",
    }
}

/// Its key as a server knows it, with its organ.
pub fn enrolled(phone: &Phone) -> (Enrolment, String) {
    let enrolment = Enrolment {
        kid: phone.signer.kid_bytes().into(),
        device: phone.device,
        officer: phone.officer,
        point: phone.signer.point(),
        grade: KeyGrade::Memory,
        since: Instant::EPOCH,
        revoked_at: None,
        certificate: phone.certificate.clone(),
        head: 0,
        head_hash: Sha256::digest(&phone.certificate).into(),
    };
    (enrolment, phone.organ.clone())
}

/// Lets a server know a key, and its officer for years.
pub fn know(c: &Tx, key: &Enrolment, organ: &str) -> Result<(), StoreError> {
    let officer = Person {
        id: key.officer,
        name: "张三".into(),
        certificate: None,
        certificate_until: None,
    };
    persons::insert(c, &officer, Instant::EPOCH)?;
    memberships::give(
        c,
        Uuid::now_v7(),
        key.officer,
        &Role::Officer(organ.into()),
        Instant::EPOCH,
    )?;
    enrolments::insert(c, key).map(drop)
}
