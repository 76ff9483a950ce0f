//! Makes what visits are about: the pack, matters, an enterprise with a door code, on a Thursday.

use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::directory::initials::initials;
use ruqi::directory::publish;
use ruqi::store::access::memberships::{self, Role};
use ruqi::store::directory::codes::{self, Code};
use ruqi::store::directory::enterprise_record::{self, Enterprise, EnterpriseState};
use ruqi::store::directory::filing::{self, Filing};
use ruqi::store::directory::matter::{self, Matter};
use ruqi::store::directory::pack::{self, StoredPack};
use ruqi::store::directory::plans::{self, PlanItem};
use ruqi::store::directory::premises::{self, Premises};
use ruqi::store::ids::EnterpriseId;
use ruqi::store::{StoreError, Tx};
use ruqi_rules::Instant;
use rusqlite::Connection;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::harness::phone::{Phone, Sealed};
use crate::harness::{CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, TestServer};

/// Thursday 2026-03-05, 18:00 in Zhuzhou.
pub const THURSDAY_EVENING: &str = "2026-03-05T18:00:00+08:00";
/// 16 characters of Crockford's base32, as at a door.
pub const MORNING: &str = "2026-03-05T09:30:00+08:00";

pub const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub const DOOR: &str = "0123456789ABCDEF";

/// Enterprises of the tests: in 荷塘区, and in 芦淞区.
pub struct World {
    pub server: TestServer,
    pub enterprise: EnterpriseId,
    pub premises: Uuid,
    pub foreign: EnterpriseId,
}

pub fn ms(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

impl World {
    /// A demo's server whose clock says Thursday evening.
    pub async fn start() -> Self {
        let offset = ms(THURSDAY_EVENING) - Clock::real().real_now();
        Self::start_at(Clock::demo(offset)).await
    }

    pub async fn start_at(clock: Clock) -> Self {
        let server = TestServer::start_with(Config::default(), clock);
        let [enterprise, foreign] = [(); 2].map(|()| EnterpriseId::from(Uuid::now_v7()));
        let premises = server
            .state
            .store
            .write(move |c| {
                fill(c)?;
                put_enterprise(c, foreign, LUSONG, Uuid::now_v7())?;
                let place = put_enterprise(c, enterprise, HETANG, Uuid::now_v7())?;
                publish::enterprise(c, foreign, &[])?;
                publish::enterprise(c, enterprise, &[])?;
                Ok::<_, StoreError>(place)
            })
            .await
            .unwrap();
        Self {
            server,
            enterprise,
            premises,
            foreign,
        }
    }
}

impl World {
    /// An officer who has been one for years.
    pub async fn officer(&self, organ: &str) -> Person {
        let officer = self.server.officer(organ).await;
        let (person, role) = (officer.id, Role::Officer(organ.into()));
        let given = self.server.state.store.write(move |c| {
            memberships::give(c, Uuid::now_v7(), person, &role, ms("2020-01-01T00:00:00Z"))
        });
        given.await.unwrap();
        officer
    }

    /// The server stopped, and started again so much later by its own clock.
    pub fn later(mut self, ms: i64) -> Self {
        self.sql(&format!(
            "UPDATE setting SET value = CAST(value AS INTEGER) + {ms} WHERE name = 'demo_offset_ms'"
        ));
        self.server = self.server.restart();
        self
    }

    /// Alters the database file by hand, as a restore or an accident does.
    pub fn sql(&self, text: &str) {
        let file = self.server.state.config.database();
        Connection::open(file).unwrap().execute_batch(text).unwrap();
    }

    /// The registration as an officer of the organ sees it.
    pub async fn seen(&self, organ: &str, event: &Sealed) -> Value {
        let officer = self.officer(organ).await;
        let path = format!("/api/v1/registrations/{}", event.id);
        let answer = officer.get(&self.server, &path).await;
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    }

    /// Somebody who speaks for the enterprise.
    pub async fn owner(&self, enterprise: EnterpriseId) -> Person {
        self.server.person(&[Role::Enterprise(enterprise)]).await
    }

    /// Such an officer's phone.
    pub async fn phone(&self, organ: &str) -> Phone {
        let officer = self.officer(organ).await;
        Phone::enrol(&self.server, &officer, organ).await
    }
}

/// Pack and matters; plans and filings of all organs for all enterprises, so that timing alone speaks.
pub fn fill(c: &Tx) -> Result<(), StoreError> {
    let json = ruqi_rules::ZHUZHOU_2024;
    pack::insert(
        c,
        &StoredPack {
            hash: Sha256::digest(json).into(),
            id: "zhuzhou-2024".into(),
            version: 1,
            json: json.into(),
            signature: String::new(),
            loaded_at: Instant::EPOCH,
        },
    )?;
    for id in ["M1", "M2"] {
        matter::put(
            c,
            &Matter {
                id: id.into(),
                name: format!("事项{id}"),
                name_en: format!("matter {id}"),
                basis: "法".into(),
                organ: None,
                method: "现场".into(),
                cap: None,
            },
        )?;
    }
    for organ in [CITY_ORGAN, HETANG_ORGAN, LUSONG_ORGAN] {
        for year in [2025, 2026] {
            let made = plans::insert(c, Uuid::now_v7(), organ, year, Instant::EPOCH)?;
            plans::insert_item(
                c,
                made.id,
                &PlanItem {
                    id: Uuid::now_v7(),
                    organ: organ.into(),
                    enterprise: None,
                    matters: vec!["M1".into(), "M2".into()],
                    first_day: format!("{year}-01-01"),
                    last_day: format!("{year}-12-31"),
                },
            )?;
        }
        filing::insert(
            c,
            &Filing {
                id: Uuid::now_v7(),
                organ: organ.into(),
                enterprise: None,
                matters: vec!["M1".into(), "M2".into()],
                first_day: "2025-01-01".into(),
                last_day: "2026-12-31".into(),
                filed_at: Instant::EPOCH,
                published: false,
                approved_at: None,
            },
        )?;
    }
    Ok(())
}

/// An enterprise with one place; the one in 荷塘区 has the door code.
pub fn put_enterprise(
    c: &Tx,
    id: EnterpriseId,
    region: &str,
    place: Uuid,
) -> Result<Uuid, StoreError> {
    enterprise_record::put(
        c,
        &Enterprise {
            id,
            name: format!("{region}示例公司"),
            initials: initials(&format!("{region}示例公司")),
            region: region.into(),
            contact: None,
            state: EnterpriseState::Open,
        },
    )?;
    premises::put(
        c,
        &Premises {
            id: place,
            enterprise: id,
            region: region.into(),
            address: "红旗路1号".into(),
            since: Instant::EPOCH,
            until: None,
        },
    )?;
    if region == HETANG {
        codes::insert(
            c,
            &Code {
                fingerprint: ruqi_rules::fingerprint(DOOR),
                kind: ruqi_rules::CodeKind::Door,
                text: DOOR.into(),
                premises: place,
                since: Instant::EPOCH,
                until: None,
            },
        )?;
    }
    Ok(place)
}
