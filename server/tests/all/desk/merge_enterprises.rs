//! Two enterprises turn out to be one.

use reqwest::{Method, Response};
use ruqi::directory::publish;
use ruqi::store::directory::filing::{self, Filing};
use ruqi::store::ids::EnterpriseId;
use ruqi_rules::Instant;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::desk_chain::acts;
use crate::harness::phone::Sealed;
use crate::harness::phone_copy::Copy;
use crate::harness::world::{DOOR, MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG_ORGAN, LUSONG_ORGAN, Person, problem};

const SINCE: &str = "2026-03-01T00:00:00.000Z";
const LATER: &str = "2026-03-05T11:00:00+08:00";

/// 荷塘区's enterprise, whose door has the code, is merged into 芦淞区's.
async fn merge(world: &World, person: &Person, from: EnterpriseId, into: EnterpriseId) -> Response {
    let path = format!("/api/v1/enterprises/{from}/merge");
    let asked = json!({ "into": into, "since": SINCE, "reason": "吸收合并" });
    person.post(&world.server, &path, &asked).await
}

async fn enterprise_of(world: &World, event: &Sealed) -> Value {
    world.seen(CITY_ORGAN, event).await["enterprise"].clone()
}

/// The city's organ has filed a visit to it.
async fn file(world: &World, enterprise: EnterpriseId) -> Uuid {
    let filing = Filing {
        id: Uuid::now_v7(),
        organ: CITY_ORGAN.into(),
        enterprise: Some(enterprise),
        matters: vec!["M1".into()],
        first_day: "2026-03-01".into(),
        last_day: "2026-03-31".into(),
        filed_at: Instant::EPOCH,
        published: false,
        approved_at: None,
    };
    let filed = filing.id;
    let written = world.server.state.store.write(move |c| {
        filing::insert(c, &filing)?;
        publish::filing(c, &filing)
    });
    written.await.unwrap();
    filed
}

#[tokio::test]
async fn history_codes_people_and_filings_follow_the_one_that_survives() {
    let world = World::start().await;
    let (from, into) = (world.enterprise, world.foreign);
    let filed = file(&world, from).await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let by_code = json!({"enterprise": null, "code": {"kind": "door", "text": DOOR}});
    let named = phone.register(MORNING, from, json!({}));
    let elsewhere = json!({"code": {"kind": "door", "text": DOOR}});
    let elsewhere = phone.register("2026-03-05T09:40:00+08:00", into, elsewhere);
    phone.push(&world.server, &[&named, &elsewhere]).await;
    let marked = world.seen(CITY_ORGAN, &elsewhere).await["differs"].to_string();
    assert!(marked.contains("code_elsewhere"), "{marked}");
    let (city, lusong) = (
        world.officer(CITY_ORGAN).await,
        world.officer(LUSONG_ORGAN).await,
    );
    let (mut wide, mut county) = (Copy::default(), Copy::default());
    wide.pull(&world, &city).await;
    county.pull(&world, &lusong).await;
    assert!(county.get("visit", named.id).is_none());
    let owner = world.owner(from).await;

    let desk = world.server.administrator().await;
    assert_eq!(merge(&world, &desk, from, into).await.status(), 204);
    assert_eq!(enterprise_of(&world, &named).await, into.to_string());
    let marked = world.seen(CITY_ORGAN, &elsewhere).await["differs"].to_string();
    assert!(!marked.contains("code_elsewhere"), "{marked}");
    wide.pull(&world, &city).await;
    county.pull(&world, &lusong).await;
    assert!(wide.get("enterprise", from).is_none());
    let row = wide.get("enterprise", into).unwrap();
    assert_eq!(row[6].as_array().unwrap().len(), 2, "both premises");
    assert_eq!(row[7][0][0], hex::encode(ruqi_rules::fingerprint(DOOR).0));
    for copy in [&wide, &county] {
        assert_eq!(copy.get("visit", named.id).unwrap()[1], into.to_string());
    }
    assert_eq!(wide.get("filing", filed).unwrap()[2], into.to_string());
    // What comes later, by the old name or the old door, is the survivor's too.
    let late = phone.register(LATER, from, json!({}));
    let scanned = phone.register("2026-03-05T11:10:00+08:00", from, by_code);
    phone.push(&world.server, &[&late, &scanned]).await;
    for event in [&late, &scanned] {
        assert_eq!(enterprise_of(&world, event).await, into.to_string());
    }
    let seen = owner.get(&world.server, "/api/v1/enterprise/visits").await;
    let seen: Value = seen.json().await.unwrap();
    assert_eq!(seen["enterprise"], into.to_string());
    assert_eq!(seen["items"].as_array().unwrap().len(), 4);
    let path = format!("/api/v1/enterprises/{from}");
    let old: Value = desk.get(&world.server, &path).await.json().await.unwrap();
    assert_eq!(
        (&old["merged_into"], &old["premises"]),
        (&json!(into), &json!([]))
    );
    let said = acts(&world, &world.server.state.epoch);
    assert_eq!((said.len(), &said[0]["type"]), (1, &json!("merger")));
    assert_eq!(
        said[0]["body"],
        json!({"from": from, "into": into, "since": SINCE,
        "reason": "吸收合并", "by": desk.id})
    );
}

/// One more enterprise.
async fn third(world: &World) -> EnterpriseId {
    let owner = world.server.of_enterprise().await;
    let me = owner.get(&world.server, "/api/v1/me").await;
    let me: Value = me.json().await.unwrap();
    let id = me["roles"][0]["enterprise"].as_str().unwrap();
    id.parse().unwrap()
}

#[tokio::test]
async fn phones_are_told_of_filings_also_when_the_survivor_is_merged_in_its_turn() {
    let world = World::start().await;
    let (a, b, third) = (world.enterprise, world.foreign, third(&world).await);
    let filed = file(&world, a).await;
    let officer = world.officer(CITY_ORGAN).await;
    let desk = world.server.administrator().await;
    let mut copy = Copy::default();
    for (from, into) in [(a, b), (b, third)] {
        copy.pull(&world, &officer).await;
        assert_eq!(merge(&world, &desk, from, into).await.status(), 204);
        copy.pull(&world, &officer).await;
        assert_eq!(copy.get("filing", filed).unwrap()[2], into.to_string());
    }
}

#[tokio::test]
async fn what_cannot_be_merged_is_said_and_changes_nothing() {
    let world = World::start().await;
    let third = third(&world).await;
    let (a, b) = (world.enterprise, world.foreign);
    let desk = world.server.administrator().await;
    problem(merge(&world, &desk, a, a).await, 409, "merge-into-itself").await;
    let unknown = EnterpriseId::from(Uuid::now_v7());
    for (from, into) in [(a, unknown), (unknown, a)] {
        problem(merge(&world, &desk, from, into).await, 404, "not-found").await;
    }
    let path = format!("/api/v1/enterprises/{a}/merge");
    for bad in [
        json!({"into": b, "since": "2026-03-06T00:00:00Z", "reason": "早了"}),
        json!({"into": b, "since": "yesterday", "reason": "合并"}),
        json!({"into": "x", "since": null, "reason": "合并"}),
        json!({"into": b, "since": null, "reason": " "}),
        json!({}),
    ] {
        problem(
            desk.post(&world.server, &path, &bad).await,
            400,
            "malformed",
        )
        .await;
    }
    assert!(acts(&world, &world.server.state.epoch).is_empty());
    assert_eq!(merge(&world, &desk, a, b).await.status(), 204);
    problem(merge(&world, &desk, a, b).await, 409, "merged-already").await;
    problem(merge(&world, &desk, a, third).await, 409, "merged-already").await;
    problem(
        merge(&world, &desk, third, a).await,
        409,
        "merge-into-merged",
    )
    .await;
    assert_eq!(acts(&world, &world.server.state.epoch).len(), 1);
    // The survivor is merged in its turn: what was merged into it goes along.
    let mut phone = world.phone(CITY_ORGAN).await;
    assert_eq!(merge(&world, &desk, b, third).await.status(), 204);
    let visit = phone.register(MORNING, a, json!({}));
    phone.push(&world.server, &[&visit]).await;
    assert_eq!(enterprise_of(&world, &visit).await, third.to_string());
}

#[tokio::test]
async fn only_an_administrator_merges() {
    let world = World::start().await;
    let (from, into) = (world.enterprise, world.foreign);
    for person in [
        world.server.officer(HETANG_ORGAN).await,
        world.server.manager(HETANG_ORGAN).await,
        world.server.supervisor(CITY).await,
        world.owner(from).await,
    ] {
        problem(merge(&world, &person, from, into).await, 403, "forbidden").await;
    }
    let path = format!("/api/v1/enterprises/{from}/merge");
    let asked = json!({ "into": into, "since": null, "reason": "合并" });
    let nobody = world.server.ask(Method::POST, &path).json(&asked).send();
    problem(nobody.await.unwrap(), 401, "sign-in").await;
    let seen = world
        .server
        .state
        .store
        .read(move |c| ruqi::store::directory::mergers::into(c, from));
    assert_eq!(seen.await.unwrap(), None);
}
