//! An administrator resolves unknown codes at the desk.

use reqwest::Response;
use ruqi::store::ids::EnterpriseId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::binary::{places, ruqi, said};
use crate::harness::phone::Sealed;
use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, Person, problem};

const TEXT: &str = "湖南营商码:HN-0042";

/// A registration with an unknown code, and an administrator.
async fn waiting() -> (World, Sealed, Person) {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let code = json!({"enterprise": null, "code": {"kind": "foreign", "text": TEXT}});
    let event = phone.register("2026-03-05T10:00:00+08:00", world.enterprise, code);
    let pushed = phone.push(&world.server, &[&event]).await;
    assert_eq!(pushed["results"][0]["status"], "accepted");
    let desk = world.server.administrator().await;
    (world, event, desk)
}

fn path() -> String {
    format!(
        "/api/v1/unknown-codes/{}/resolve",
        ruqi_rules::fingerprint(TEXT)
    )
}

async fn resolve(world: &World, person: &Person, premises: Uuid) -> Response {
    let asked = json!({ "premises": premises, "from": null });
    person.post(&world.server, &path(), &asked).await
}

async fn listed(world: &World, desk: &Person) -> usize {
    let answer = desk.get(&world.server, "/api/v1/unknown-codes").await;
    let list: Value = answer.json().await.unwrap();
    list["items"].as_array().unwrap().len()
}

async fn enterprise_of(world: &World, event: &Sealed) -> Value {
    let officer = world.officer(CITY_ORGAN).await;
    let path = format!("/api/v1/registrations/{}", event.id);
    let seen: Value = officer
        .get(&world.server, &path)
        .await
        .json()
        .await
        .unwrap();
    seen["enterprise"].clone()
}

#[tokio::test]
async fn a_code_is_listed_resolved_and_gone_from_the_list() {
    let (world, event, desk) = waiting().await;
    assert_eq!(listed(&world, &desk).await, 1);
    assert_eq!(enterprise_of(&world, &event).await, Value::Null);
    assert_eq!(resolve(&world, &desk, world.premises).await.status(), 204);
    assert_eq!(listed(&world, &desk).await, 0);
    let path = format!("/api/v1/enterprises/{}", world.enterprise);
    let bound: Value = desk.get(&world.server, &path).await.json().await.unwrap();
    let codes = bound["premises"][0]["codes"].as_array().unwrap();
    let foreign = codes.iter().find(|code| code["text"] == TEXT).unwrap();
    assert_eq!(foreign["since"], Value::Null, "from its first registration");
    assert_eq!(
        enterprise_of(&world, &event).await,
        world.enterprise.to_string()
    );
}

#[tokio::test]
async fn of_two_desks_at_once_one_resolves_and_the_other_is_told() {
    let (world, event, desk) = waiting().await;
    let other = world.server.administrator().await;
    let (one, two) = tokio::join!(
        resolve(&world, &desk, world.premises),
        resolve(&world, &other, world.premises)
    );
    let (done, late) = if one.status() == 204 {
        (one, two)
    } else {
        (two, one)
    };
    assert_eq!(done.status(), 204);
    problem(late, 409, "resolved-already").await;
    assert_eq!(
        enterprise_of(&world, &event).await,
        world.enterprise.to_string()
    );
}

#[tokio::test]
async fn what_cannot_be_resolved_is_said_and_changes_nothing() {
    let (world, event, desk) = waiting().await;
    problem(
        resolve(&world, &desk, Uuid::now_v7()).await,
        404,
        "not-found",
    )
    .await;
    let asked = json!({ "premises": world.premises, "from": null });
    for fingerprint in ["0011223344556677", "zz", "00"] {
        let path = format!("/api/v1/unknown-codes/{fingerprint}/resolve");
        problem(
            desk.post(&world.server, &path, &asked).await,
            404,
            "not-found",
        )
        .await;
    }
    for bad in [
        json!({ "premises": "x", "from": null }),
        json!({ "premises": world.premises, "from": "tomorrow" }),
        json!({}),
    ] {
        problem(
            desk.post(&world.server, &path(), &bad).await,
            400,
            "malformed",
        )
        .await;
    }
    assert_eq!(listed(&world, &desk).await, 1);
    assert_eq!(enterprise_of(&world, &event).await, Value::Null);
}

#[tokio::test]
async fn only_administrators_see_and_resolve() {
    let (world, _, _) = waiting().await;
    let others = [
        world.officer(CITY_ORGAN).await,
        world.server.manager(CITY_ORGAN).await,
        world.server.supervisor(crate::harness::CITY).await,
        world.owner(world.enterprise).await,
    ];
    for person in others {
        let list = person.get(&world.server, "/api/v1/unknown-codes").await;
        problem(list, 403, "forbidden").await;
        problem(
            resolve(&world, &person, world.premises).await,
            403,
            "forbidden",
        )
        .await;
    }
}

#[tokio::test]
async fn binding_a_code_that_registrations_wait_for_resolves_it() {
    let (world, event, desk) = waiting().await;
    let bind = format!("/api/v1/premises/{}/codes", world.premises);
    let bound = desk
        .post(&world.server, &bind, &json!({ "text": TEXT }))
        .await;
    assert_eq!(bound.status(), 201);
    assert_eq!(listed(&world, &desk).await, 0);
    assert_eq!(
        enterprise_of(&world, &event).await,
        world.enterprise.to_string()
    );
}

#[tokio::test]
async fn a_verdict_that_says_the_same_moves_with_its_visit() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let body = json!({
        "enterprise": null,
        "category": "complaint",
        "code": {"kind": "foreign", "text": TEXT},
    });
    let event = phone.register("2026-03-05T10:00:00+08:00", world.enterprise, body);
    phone.push(&world.server, &[&event]).await;
    let desk = world.server.administrator().await;
    assert_eq!(resolve(&world, &desk, world.premises).await.status(), 204);
    let (data, _) = places(&world.server, "");
    let verified = ruqi(&data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

/// The code hangs there from that day on.
async fn resolve_from(world: &World, desk: &Person, premises: Uuid, from: &str) -> Response {
    let asked = json!({ "premises": premises, "from": from });
    desk.post(&world.server, &path(), &asked).await
}

async fn premises_of(world: &World, desk: &Person, enterprise: EnterpriseId) -> Uuid {
    let answer = desk.get(&world.server, "/api/v1/enterprises").await;
    let list: Value = answer.json().await.unwrap();
    let items = list["items"].as_array().unwrap();
    let found = items.iter().find(|one| one["id"] == enterprise.to_string());
    let id = found.unwrap()["premises"][0]["id"].as_str().unwrap();
    Uuid::try_parse(id).unwrap()
}

const DAYS: [&str; 3] = ["2026-03-02", "2026-03-04", "2026-03-05"];

/// Three visits by the code, a day each, of which the first came last: the code was resolved meanwhile, from the second
/// day on.
async fn first_came_last() -> (World, [Sealed; 3], Person) {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let code = json!({"enterprise": null, "code": {"kind": "foreign", "text": TEXT}});
    let visits = DAYS.map(|day| {
        let wall = format!("{day}T10:00:00+08:00");
        phone.register(&wall, world.enterprise, code.clone())
    });
    let desk = world.server.administrator().await;
    let [first, second, third] = &visits;
    let held = phone.push(&world.server, &[second, third]).await;
    assert_eq!(held["results"][0]["status"], "held");
    let region = world.server.supervisor(crate::harness::CITY).await;
    let released = crate::harness::quarantine::decide(&world, &region, second, "accept").await;
    assert_eq!(released.status(), 204);
    let from = format!("{}T00:00:00+08:00", DAYS[1]);
    let resolved = resolve_from(&world, &desk, world.premises, &from).await;
    assert_eq!(resolved.status(), 204);
    let late = phone.push(&world.server, &[first]).await;
    assert_eq!(late["results"][0]["status"], "accepted");
    assert_eq!(listed(&world, &desk).await, 1);
    (world, visits, desk)
}

#[tokio::test]
async fn an_earlier_visit_that_comes_late_is_resolved_without_moving_the_later_ones() {
    let (world, [first, second, third], desk) = first_came_last().await;
    let elsewhere = premises_of(&world, &desk, world.foreign).await;
    assert_eq!(resolve(&world, &desk, elsewhere).await.status(), 204);
    assert_eq!(listed(&world, &desk).await, 0);
    let foreign = world.foreign.to_string();
    let here = world.enterprise.to_string();
    assert_eq!(enterprise_of(&world, &first).await, foreign);
    for event in [&second, &third] {
        assert_eq!(enterprise_of(&world, event).await, here);
    }
    let mut phone = world.phone(CITY_ORGAN).await;
    let code = json!({"enterprise": null, "code": {"kind": "foreign", "text": TEXT}});
    let next = phone.register("2026-03-05T11:00:00+08:00", world.enterprise, code);
    phone.push(&world.server, &[&next]).await;
    assert_eq!(enterprise_of(&world, &next).await, here);
}

#[tokio::test]
async fn a_day_on_which_the_code_is_bound_already_is_said_and_changes_nothing() {
    let (world, [first, second, _], desk) = first_came_last().await;
    let elsewhere = premises_of(&world, &desk, world.foreign).await;
    for day in &DAYS[1..] {
        let from = format!("{day}T00:00:00+08:00");
        let again = resolve_from(&world, &desk, elsewhere, &from).await;
        problem(again, 409, "resolved-already").await;
    }
    assert_eq!(enterprise_of(&world, &first).await, Value::Null);
    let here = world.enterprise.to_string();
    assert_eq!(enterprise_of(&world, &second).await, here);
    let before = format!("{}T00:00:00+08:00", DAYS[0]);
    let resolved = resolve_from(&world, &desk, elsewhere, &before).await;
    assert_eq!(resolved.status(), 204);
    let foreign = world.foreign.to_string();
    assert_eq!(enterprise_of(&world, &first).await, foreign);
    assert_eq!(enterprise_of(&world, &second).await, here);
}
