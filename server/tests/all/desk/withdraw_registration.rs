//! A registration is withdrawn at the desk of its organ's manager.

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::harness::desk_chain::acts;
use crate::harness::phone::{Phone, Sealed, only};
use crate::harness::phone_copy::Copy;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG_ORGAN, Person, problem};

const REASON: &str = "内部：登错了企业";

/// A visit of 荷塘区's organ, with the officer and the phone.
async fn visited(world: &World) -> (Person, Phone, Sealed) {
    let officer = world.officer(HETANG_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
    phone.push(&world.server, &[&visit]).await;
    (officer, phone, visit)
}

async fn withdraw(world: &World, person: &Person, visit: &Sealed) -> Response {
    let path = format!("/api/v1/registrations/{}/withdraw", visit.id);
    person
        .post(&world.server, &path, &json!({ "reason": REASON }))
        .await
}

#[tokio::test]
async fn only_the_manager_of_its_organ_withdraws_it() {
    let world = World::start().await;
    let (officer, _, visit) = visited(&world).await;
    let server = &world.server;
    for (person, status, slug) in [
        (officer, 403, "forbidden"),
        (server.supervisor(HETANG).await, 403, "forbidden"),
        (server.supervisor(CITY).await, 403, "forbidden"),
        (world.owner(world.enterprise).await, 403, "forbidden"),
        (server.administrator().await, 403, "forbidden"),
        (server.manager(CITY_ORGAN).await, 404, "not-found"),
        (server.manager(LUSONG_ORGAN).await, 404, "not-found"),
    ] {
        problem(withdraw(&world, &person, &visit).await, status, slug).await;
    }
    let path = format!("/api/v1/registrations/{}/withdraw", visit.id);
    let nobody = server
        .ask(Method::POST, &path)
        .json(&json!({ "reason": REASON }));
    problem(nobody.send().await.unwrap(), 401, "sign-in").await;
    assert_eq!(world.seen(HETANG_ORGAN, &visit).await["state"], "stands");
    assert!(acts(&world, &server.state.epoch).is_empty());
}

#[tokio::test]
async fn it_stays_in_the_lists_struck_through_void_to_the_rules_and_phones_are_told() {
    let world = World::start().await;
    let (officer, _, visit) = visited(&world).await;
    let city = world.officer(CITY_ORGAN).await;
    let (mut own, mut others) = (Copy::default(), Copy::default());
    own.pull(&world, &officer).await;
    others.pull(&world, &city).await;
    let manager = world.server.manager(HETANG_ORGAN).await;
    assert_eq!(withdraw(&world, &manager, &visit).await.status(), 204);
    own.pull(&world, &officer).await;
    others.pull(&world, &city).await;
    let view = &own.get("registration", visit.id).unwrap()[1];
    assert_eq!(view["state"], "withdrawn");
    assert_eq!(
        (&view["withdrawn_because"], &view["withdrawn_by"]),
        (&json!(REASON), &json!("张三"))
    );
    assert_eq!(others.get("visit", visit.id).unwrap()[12], true, "void");
    let owner = world.owner(world.enterprise).await;
    let seen = owner.get(&world.server, "/api/v1/enterprise/visits").await;
    let seen = seen.text().await.unwrap();
    assert!(!seen.contains(REASON), "an internal reason");
    let seen: Value = serde_json::from_str(&seen).unwrap();
    assert_eq!(seen["items"][0]["state"], "withdrawn");
    assert_eq!((&seen["all"], &seen["counted"]), (&json!(0), &json!(0)));
    let said = acts(&world, &world.server.state.epoch);
    let body = json!({"registration": visit.id, "reason": REASON, "by": manager.id});
    assert_eq!((said.len(), &said[0]["body"]), (1, &body));
    let subject = visit.id.to_string();
    let counted =
        world.server.state.store.read(move |c| {
            ruqi::store::access::audit::count(c, "registration_withdrawn", &subject)
        });
    assert_eq!(counted.await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_withdrawn_already_or_has_no_reason_is_said() {
    let world = World::start().await;
    let (_, mut phone, visit) = visited(&world).await;
    let manager = world.server.manager(HETANG_ORGAN).await;
    let path = format!("/api/v1/registrations/{}/withdraw", visit.id);
    for reason in [" ", &"长".repeat(501)] {
        let answer = manager
            .post(&world.server, &path, &json!({ "reason": reason }))
            .await;
        problem(answer, 400, "malformed").await;
    }
    let withdrawal = json!({"registration": visit.id, "reason": "登错"});
    let withdrawal = phone.seal("withdrawal", "2026-03-05T10:00:00+08:00", withdrawal);
    phone.push(&world.server, &[&withdrawal]).await;
    problem(
        withdraw(&world, &manager, &visit).await,
        409,
        "withdrawn-already",
    )
    .await;
    assert_eq!(
        world.seen(HETANG_ORGAN, &visit).await["withdrawn_because"],
        "登错"
    );
}

#[tokio::test]
async fn a_phone_cannot_seal_a_desk_act() {
    let world = World::start().await;
    let (_, mut phone, visit) = visited(&world).await;
    let body = json!({"registration": visit.id, "reason": REASON, "by": phone.officer});
    let forged = phone.seal("desk_withdrawal", MORNING, body);
    let answer = phone.push(&world.server, &[&forged]).await;
    assert_eq!(only(&answer)["why"], "unknown_type");
    assert_eq!(world.seen(HETANG_ORGAN, &visit).await["state"], "stands");
}
