//! What is asked of: the same kinds of things in three regions, each made anew when an answer used it up.

use ruqi::directory::{door_codes, publish};
use ruqi::store::directory::level_word::LevelWord;
use ruqi::store::directory::organ_tree::{self, Organ};
use ruqi::store::directory::region::{self, Region};
use ruqi::store::ids::EnterpriseId;
use ruqi_rules::{Instant, fingerprint};
use serde_json::{Value, json};
use uuid::Uuid;

use super::askers::Asker;
use crate::harness::firm::firm;
use crate::harness::phone::{Phone, Sealed, hash, only};
use crate::harness::region_file;
use crate::harness::world::{MORNING, World};
use crate::harness::{HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person};

/// Another city, and its organ.
const XIANGTAN: &str = "430300";
const XIANGTAN_ORGAN: &str = "xt-market";

/// The things of a region.
pub struct Things {
    region: &'static str,
    organ: &'static str,
    pub enterprise: EnterpriseId,
    premises: Uuid,
    officer: Person,
    phone: Phone,
    door: String,
    registration: Sealed,
    record: Sealed,
    unknown_code: String,
    key: String,
    merged: EnterpriseId,
    made: u32,
}

/// The own, the neighbour's and another city's.
pub async fn regions(world: &World) -> [Things; 3] {
    let city = world.server.state.store.write(|tx| {
        let region = Region {
            code: XIANGTAN.into(),
            name: "湘潭市".into(),
            name_en: "Xiangtan City".into(),
            level: LevelWord::City,
            parent: None,
        };
        region::put(tx, &region)?;
        let organ = Organ {
            id: XIANGTAN_ORGAN.into(),
            name: "湘潭市市场监督管理局".into(),
            name_en: XIANGTAN_ORGAN.into(),
            level: LevelWord::City,
            region: XIANGTAN.into(),
        };
        organ_tree::put(tx, &organ)?;
        publish::region(tx, XIANGTAN)
    });
    city.await.unwrap();
    let far = firm(&world.server, "湘潭示例公司", "xtslgs", XIANGTAN, 1).await;
    let near = firm(&world.server, "芦淞示例公司", "lsslgs", LUSONG, 1).await;
    [
        Things::of(
            world,
            HETANG,
            HETANG_ORGAN,
            (world.enterprise, world.premises),
        )
        .await,
        Things::of(world, LUSONG, LUSONG_ORGAN, (near.id, near.premises)).await,
        Things::of(world, XIANGTAN, XIANGTAN_ORGAN, (far.id, far.premises)).await,
    ]
}

impl Things {
    async fn of(
        world: &World,
        region: &'static str,
        organ: &'static str,
        (enterprise, premises): (EnterpriseId, Uuid),
    ) -> Self {
        let officer = world.officer(organ).await;
        let phone = Phone::enrol(&world.server, &officer, organ).await;
        let nothing = Sealed {
            id: Uuid::nil(),
            jws: String::new(),
        };
        let mut things = Self {
            region,
            organ,
            enterprise,
            premises,
            officer,
            phone,
            door: String::new(),
            registration: nothing.clone(),
            record: nothing,
            unknown_code: String::new(),
            key: String::new(),
            merged: enterprise,
            made: 1,
        };
        for kind in [
            "door code",
            "registration",
            "record",
            "unknown code",
            "key",
            "merged enterprise",
        ] {
            things.renew(world, kind).await;
        }
        things
    }

    /// Makes the thing of that kind anew; others are not used up.
    pub async fn renew(&mut self, world: &World, kind: &str) {
        let server = &world.server;
        self.made += 1;
        match kind {
            "door code" => {
                let code = door_codes::draw(self.premises, Instant::EPOCH);
                self.door.clone_from(&code.text);
                let bound = server
                    .state
                    .store
                    .write(move |tx| door_codes::bind(tx, &code));
                bound.await.unwrap();
            }
            "registration" => {
                let sealed = self.phone.register(MORNING, self.enterprise, json!({}));
                self.registration = self.accepted(world, sealed).await;
            }
            "unknown code" => {
                self.unknown_code = format!("https://code.example/{}/{}", self.region, self.made);
                let code = json!({ "kind": "foreign", "text": self.unknown_code });
                let body = json!({ "enterprise": null, "code": code });
                let sealed = self.phone.register(MORNING, self.enterprise, body);
                self.accepted(world, sealed).await;
            }
            "record" => {
                let mut phone = Phone::enrol(server, &self.officer, self.organ).await;
                let elsewhere = json!({ "organ": "zz-market" });
                let sealed = phone.register(MORNING, self.enterprise, elsewhere);
                let answer = phone.push(server, &[&sealed]).await;
                assert_eq!(only(&answer)["why"], "not_of_the_organ", "{answer}");
                self.record = sealed;
            }
            "key" => {
                let officer = server.officer(self.organ).await;
                let phone = Phone::enrol(server, &officer, self.organ).await;
                self.key = phone.signer.kid;
            }
            "merged enterprise" => {
                let name = format!("{}第{}公司", self.region, self.made);
                self.merged = firm(server, &name, "gs", self.region, 100 + self.made)
                    .await
                    .id;
            }
            _ => {}
        }
    }

    async fn accepted(&self, world: &World, sealed: Sealed) -> Sealed {
        let answer = self.phone.push(&world.server, &[&sealed]).await;
        assert_eq!(only(&answer)["status"], "accepted", "{answer}");
        sealed
    }

    /// Names the thing of a kind as addresses and lists do; none where the region has none of its own.
    pub async fn named(&self, world: &World, kind: &str) -> Option<String> {
        Some(match kind {
            "registration" => self.registration.id.to_string(),
            "enterprise" => self.enterprise.to_string(),
            "merged enterprise" => self.merged.to_string(),
            "premises" => self.premises.to_string(),
            "door code" => fingerprint(&self.door).to_string(),
            "door" => self.door.clone(),
            "unknown code" => fingerprint(&self.unknown_code).to_string(),
            "person" => self.officer.id.to_string(),
            "key" => self.key.clone(),
            "record" => hash(&self.record.jws),
            "part of a region file" => {
                region_file::make(&world.server, self.region).await;
                let view = region_file::view(&world.server, &self.officer).await;
                view.parts[0].hash.clone()
            }
            "session" => {
                let answer = self.officer.get(&world.server, "/api/v1/me/sessions").await;
                let list: Value = answer.json().await.unwrap();
                list["items"][0]["id"].as_str().unwrap().to_owned()
            }
            "link" | "ticket" => return None,
            other => panic!("nothing is a {other}"),
        })
    }

    /// What is the asker's alone: another session of theirs, a link to use, a sheet to print.
    pub async fn named_by(&self, world: &World, kind: &str, asker: &Asker) -> Option<String> {
        match kind {
            "session" => asker.another_session(world).await.or(Some(unknown(kind))),
            "link" => Some(world.server.invite(&[]).await.1),
            "ticket" => {
                let administrator = world.server.administrator().await;
                let body = json!({ "premises": [self.premises] });
                let answer = administrator
                    .post(&world.server, "/api/v1/prints", &body)
                    .await;
                let made: Value = answer.json().await.unwrap();
                Some(made["url"].as_str().unwrap().replace("/print/", ""))
            }
            _ => self.named(world, kind).await,
        }
    }

    /// An officer's login, with the password of everybody here.
    pub fn login(&self) -> &str {
        &self.officer.login
    }
}

/// Names what there is not.
pub fn unknown(kind: &str) -> String {
    match kind {
        "door code" | "unknown code" => fingerprint("nothing").to_string(),
        "door" => "ZZZZZZZZZZZZZZZZ".into(),
        "key" | "record" => hash("nothing"),
        "link" | "ticket" => "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into(),
        _ => Uuid::now_v7().to_string(),
    }
}
