//! A phone pulls its data page after page.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi::directory::import::ImportKind;
use ruqi::directory::publish;
use ruqi::store::directory::premises::{self, Premises};
use ruqi::store::pull::change_kind::RowKind;
use ruqi::store::pull::changes::{self, Scope};
use ruqi::store::upkeep::settings;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::firm::firm;
use crate::harness::phone::Phone;
use crate::harness::phone_copy::{Copy, PULL};
use crate::harness::world::{World, ms};
use crate::harness::{CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, problem};

async fn with_phone(world: &World, organ: &str) -> (Person, Phone) {
    let officer = world.officer(organ).await;
    let phone = Phone::enrol(&world.server, &officer, organ).await;
    (officer, phone)
}

#[tokio::test]
async fn an_officer_gets_the_regions_enterprises_and_all_organs_visit_facts_there() {
    let world = World::start().await;
    let (city_officer, mut city) = with_phone(&world, CITY_ORGAN).await;
    let (hetang_officer, _) = with_phone(&world, HETANG_ORGAN).await;
    let (lusong_officer, _) = with_phone(&world, LUSONG_ORGAN).await;
    let exemption = json!({"exemption": {"ground": "work_safety", "reference": "机密-77"},
        "decision": {"went_in": true, "reason": "内部原因"}});
    let visit = city.register("2026-03-05T09:00:00+08:00", world.enterprise, exemption);
    city.push(&world.server, &[&visit]).await;

    let (mut own, mut county, mut foreign) = (Copy::default(), Copy::default(), Copy::default());
    own.pull(&world, &city_officer).await;
    county.pull(&world, &hetang_officer).await;
    foreign.pull(&world, &lusong_officer).await;
    assert!(
        own.get("enterprise", world.enterprise).is_some()
            && own.get("enterprise", world.foreign).is_some()
    );
    assert!(county.get("enterprise", world.foreign).is_none());
    assert!(foreign.get("visit", visit.id).is_none(), "not in 芦淞区");
    let view = &own.get("registration", visit.id).unwrap()[1];
    assert_eq!(view["exemption"]["reference"], "机密-77");
    let fact = county.get("visit", visit.id).unwrap();
    let expected = json!([
        visit.id,
        world.enterprise,
        null,
        CITY_ORGAN,
        "city",
        ms("2026-03-05T09:00:00+08:00").millis(),
        null,
        "routine",
        ["M1"],
        "work_safety",
        false,
        null,
        false
    ]);
    assert_eq!(*fact, expected);
    assert!(county.get("registration", visit.id).is_none());
    let everything = format!("{:?}", county.rows);
    for secret in ["机密-77", "内部原因", &city_officer.id.to_string()] {
        assert!(!everything.contains(secret), "{secret} is another organ's");
    }
    // Its code is there as a fingerprint, never as text.
    let enterprise = county.get("enterprise", world.enterprise).unwrap();
    assert_eq!(
        enterprise[7][0][0],
        hex::encode(ruqi_rules::fingerprint(crate::harness::world::DOOR).0)
    );
    assert!(!everything.contains(crate::harness::world::DOOR));
}

#[tokio::test]
async fn what_changes_is_sent_again_and_only_that() {
    let world = World::start().await;
    let (officer, mut phone) = with_phone(&world, CITY_ORGAN).await;
    let visit = phone.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    phone.push(&world.server, &[&visit]).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    let quiet = copy.page(&world, &officer).await;
    assert_eq!(
        (&quiet["blocks"], &quiet["has_more"], &quiet["remaining"]),
        (&json!([]), &json!(false), &json!(0))
    );
    let withdrawal = json!({"registration": visit.id, "reason": "登错"});
    let withdrawal = phone.seal("withdrawal", "2026-03-05T10:00:00+08:00", withdrawal);
    phone.push(&world.server, &[&withdrawal]).await;
    let page = copy.page(&world, &officer).await;
    let kinds: Vec<&Value> = page["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| &block["kind"])
        .collect();
    assert_eq!(kinds, ["visit", "registration"]);
    copy.apply(&page);
    assert_eq!(copy.get("visit", visit.id).unwrap()[12], true, "void");
}

#[tokio::test]
async fn an_enterprise_that_leaves_the_region_is_a_tombstone_there_and_stays_for_the_city() {
    let world = World::start().await;
    let (city, _) = with_phone(&world, CITY_ORGAN).await;
    let (hetang, _) = with_phone(&world, HETANG_ORGAN).await;
    let (mut wide, mut narrow) = (Copy::default(), Copy::default());
    wide.pull(&world, &city).await;
    narrow.pull(&world, &hetang).await;
    let (id, place) = (world.enterprise, world.premises);
    let moved = world.server.state.store.write(move |c| {
        let before = publish::regions_of(c, id)?;
        ruqi::store::directory::enterprise_record::put(
            c,
            &ruqi::store::directory::enterprise_record::Enterprise {
                region: LUSONG.into(),
                ..ruqi::store::directory::enterprise_record::get(c, id)?.unwrap()
            },
        )?;
        premises::put(
            c,
            &Premises {
                region: LUSONG.into(),
                ..premises::get(c, place)?.unwrap()
            },
        )?;
        publish::enterprise(c, id, &before)
    });
    moved.await.unwrap();
    wide.pull(&world, &city).await;
    narrow.pull(&world, &hetang).await;
    assert!(narrow.get("enterprise", id).is_none());
    assert_eq!(wide.get("enterprise", id).unwrap()[5], LUSONG);
}

#[tokio::test]
async fn visits_go_with_a_premises_that_an_import_moves() {
    let world = World::start().await;
    let (hetang, _) = with_phone(&world, HETANG_ORGAN).await;
    let (lusong, _) = with_phone(&world, LUSONG_ORGAN).await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let firm = firm(&world.server, "搬家公司", "bjgs", HETANG, 7).await;
    let visit = phone.register("2026-03-05T09:00:00+08:00", firm.id, json!({}));
    phone.push(&world.server, &[&visit]).await;
    let (mut left, mut came) = (Copy::default(), Copy::default());
    left.pull(&world, &hetang).await;
    came.pull(&world, &lusong).await;
    assert!(left.get("visit", visit.id).is_some());
    assert!(came.get("visit", visit.id).is_none());
    // Its premises move; then it is registered there, too.
    for registered in [HETANG, LUSONG] {
        let row = format!(
            "{},搬家公司,{registered},天台路1号,{LUSONG}",
            firm.credit_code
        );
        let list = format!("credit_code,name,region,address,premises_region\n{row}\n");
        world.import(ImportKind::Enterprises, list).await;
        left.pull(&world, &hetang).await;
        came.pull(&world, &lusong).await;
        assert!(came.get("enterprise", firm.id).is_some());
        assert!(came.get("visit", visit.id).is_some());
        let stays = registered == HETANG;
        assert_eq!(left.get("enterprise", firm.id).is_some(), stays);
        assert_eq!(left.get("visit", visit.id).is_some(), stays);
    }
}

#[tokio::test]
async fn a_tombstone_on_a_pages_edge_is_not_lost() {
    let world = World::start().await;
    let (officer, _) = with_phone(&world, HETANG_ORGAN).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    // A page is 5,000 changes: the tombstone is the last of one, then the first of the next.
    for spare in [4_999, 5_000] {
        let id = world.enterprise;
        let written = world.server.state.store.write(move |c| {
            let scope = Scope::Region(HETANG.into());
            changes::touch(c, &scope, RowKind::Enterprise, id.as_bytes(), None)?;
            for n in 0..spare - 1 {
                changes::touch(
                    c,
                    &scope,
                    RowKind::Enterprise,
                    Uuid::from_u128(n).as_bytes(),
                    None,
                )?;
            }
            changes::gone(c, &scope, RowKind::Enterprise, id.as_bytes())?;
            changes::touch(c, &Scope::All, RowKind::Region, HETANG.as_bytes(), None)
        });
        written.await.unwrap();
        copy.pages = 0;
        copy.rows.insert(
            ("enterprise".into(), world.enterprise.to_string()),
            json!([]),
        );
        copy.pull(&world, &officer).await;
        assert_eq!(copy.pages, if spare == 4_999 { 1 } else { 2 });
        assert!(copy.get("enterprise", world.enterprise).is_none());
        assert!(copy.get("region", HETANG).is_some());
    }
}

#[tokio::test]
async fn a_cursor_that_is_of_no_use_says_how_to_go_on() {
    let world = World::start().await;
    let (officer, _) = with_phone(&world, CITY_ORGAN).await;
    let (other, _) = with_phone(&world, HETANG_ORGAN).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    let given = copy.cursor.clone().unwrap();
    let mut forged = given.clone();
    forged.replace_range(3..4, if &given[3..4] == "A" { "B" } else { "A" });
    for never in ["x", "", &forged] {
        let refused = officer
            .get(&world.server, &format!("{PULL}?cursor={never}"))
            .await;
        problem(refused, 400, "unknown-cursor").await;
    }
    // As it was given before cursors said where a phone began.
    let said = &URL_SAFE_NO_PAD.decode(&given).unwrap()[..16];
    let tag = world.server.state.keys.mac("cursor", said);
    let older = URL_SAFE_NO_PAD.encode([said, &tag[..]].concat());
    let path = format!("{PULL}?cursor={older}");
    assert_eq!(officer.get(&world.server, &path).await.status(), 200);
    let path = format!("{PULL}?cursor={given}");
    problem(other.get(&world.server, &path).await, 410, "begin-again").await;
    let restored = world
        .server
        .state
        .store
        .write(|c| settings::write(c, settings::EPOCH, "another"));
    restored.await.unwrap();
    let server = world.server.restart();
    problem(officer.get(&server, &path).await, 410, "begin-again").await;
}

#[tokio::test]
async fn whoever_has_seen_changes_that_are_lost_begins_again() {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    let path = format!("{PULL}?cursor={}", copy.cursor.clone().unwrap());
    assert_eq!(officer.get(&world.server, &path).await.status(), 200);
    // As after a power cut on a disk that had not kept what it said it had.
    world.sql("UPDATE sequence SET last = last - 1 WHERE name = 'change'");
    problem(officer.get(&world.server, &path).await, 410, "begin-again").await;
    copy.cursor = None;
    copy.pull(&world, &officer).await;
}

#[tokio::test]
async fn only_officers_pull_with_an_app_that_is_young_enough() {
    let world = World::start().await;
    let others = [
        world.server.manager(CITY_ORGAN).await,
        world.server.supervisor(HETANG).await,
        world.server.administrator().await,
        world.owner(world.enterprise).await,
    ];
    for other in &others {
        problem(other.get(&world.server, PULL).await, 403, "forbidden").await;
    }
    let nobody = world
        .server
        .ask(reqwest::Method::GET, PULL)
        .send()
        .await
        .unwrap();
    problem(nobody, 401, "sign-in").await;
    let officer = world.officer(CITY_ORGAN).await;
    let asked = |version: &str| {
        let asked = officer
            .client
            .get(world.server.at(PULL))
            .bearer_auth(&officer.token);
        asked.header("Ruqi-App", version).send()
    };
    problem(asked("0.0.9").await.unwrap(), 426, "app-too-old").await;
    assert_eq!(asked("0.1.0").await.unwrap().status(), 200);
}
