//! A visit is withdrawn by whoever registered it or came, and by the organ's manager; what a colleague says is kept,
//! shown, and without effect.

use ruqi::store::access::memberships::{self, Role};
use ruqi::verify::database::verify;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::phone::{Phone, Sealed, hash, only};
use crate::harness::phone_copy::Copy;
use crate::harness::world::{MORNING, World, ms};
use crate::harness::{CITY, HETANG_ORGAN, Person};

const LATER: &str = "2026-03-05T10:30:00+08:00";
const REASON: &str = "登错了企业";

/// An officer of 荷塘区's organ with a phone.
async fn officer(world: &World) -> (Person, Phone) {
    let officer = world.officer(HETANG_ORGAN).await;
    let phone = Phone::enrol(&world.server, &officer, HETANG_ORGAN).await;
    (officer, phone)
}

/// A visit by the first phone's officer; `change` sets what is other than usual.
async fn visit(world: &World, phone: &mut Phone, change: Value) -> Sealed {
    let mut county = json!({ "level": "county" });
    for (key, value) in change.as_object().unwrap() {
        county[key] = value.clone();
    }
    let visit = phone.register(MORNING, world.enterprise, county);
    pushed(world, phone, &visit).await;
    visit
}

async fn pushed(world: &World, phone: &Phone, event: &Sealed) {
    let answer = phone.push(&world.server, &[event]).await;
    assert_eq!(only(&answer)["status"], "accepted", "{answer}");
}

async fn withdraw(world: &World, phone: &mut Phone, visit: &Sealed) {
    let body = json!({ "registration": visit.id, "reason": REASON });
    let withdrawal = phone.seal("withdrawal", LATER, body);
    pushed(world, phone, &withdrawal).await;
}

async fn seen(world: &World, visit: &Sealed) -> Value {
    world.seen(HETANG_ORGAN, visit).await
}

#[tokio::test]
async fn a_colleague_who_did_not_come_withdraws_nothing_and_all_are_told() {
    let world = World::start().await;
    let (_, mut phone) = officer(&world).await;
    let (colleague, mut other) = officer(&world).await;
    let visit = visit(&world, &mut phone, json!({})).await;
    let mut copy = Copy::default();
    copy.pull(&world, &colleague).await;
    withdraw(&world, &mut other, &visit).await;

    let told = seen(&world, &visit).await;
    assert_eq!(told["state"], "stands");
    assert_eq!(told["withdrawn_because"], Value::Null);
    let void = &told["void_withdrawals"];
    assert_eq!(void.as_array().unwrap().len(), 1, "{told}");
    assert_eq!(
        (&void[0]["by"], &void[0]["reason"]),
        (&json!("张三"), &json!(REASON))
    );
    copy.pull(&world, &colleague).await;
    let pulled = &copy.get("registration", visit.id).unwrap()[1];
    assert_eq!(&pulled["void_withdrawals"], void, "its sender is told");
    let supervisor = world.server.supervisor(CITY).await;
    let path = format!("/api/v1/registrations/{}", visit.id);
    let answer = supervisor.get(&world.server, &path).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(&answer["void_withdrawals"], void, "the supervisor is told");
    holds(&world);
}

/// `ruqi verify` derives the same.
fn holds(world: &World) {
    let state = &world.server.state;
    let mut told = Vec::new();
    let verified = verify(&state.config.database(), &state.keys, |one| {
        told.push(one.to_string());
    });
    assert!(verified.is_ok() && told.is_empty(), "{told:?}");
}

#[tokio::test]
async fn whoever_registered_it_was_named_or_joined_withdraws_it() {
    let world = World::start().await;
    let (_, mut phone) = officer(&world).await;
    let (named, mut second) = officer(&world).await;
    let (_, mut third) = officer(&world).await;

    let own = visit(&world, &mut phone, json!({})).await;
    withdraw(&world, &mut phone, &own).await;
    let officers = json!([phone.officer, named.id]);
    let with_another = visit(&world, &mut phone, json!({ "officers": officers })).await;
    withdraw(&world, &mut second, &with_another).await;
    // The colleague withdraws before the attendance has come: the order of arrival does not matter.
    let joined = visit(&world, &mut phone, json!({})).await;
    let screen =
        json!({"registration": joined.id, "hash": hash(&joined.jws), "organ": HETANG_ORGAN});
    let attendance = third.seal("attendance", MORNING, screen);
    let body = json!({ "registration": joined.id, "reason": REASON });
    let withdrawal = third.seal("withdrawal", LATER, body);
    let answer = third.push(&world.server, &[&withdrawal]).await;
    assert_eq!(only(&answer)["status"], "held");
    pushed(&world, &third, &attendance).await;

    for visit in [own, with_another, joined] {
        let told = seen(&world, &visit).await;
        assert_eq!(told["state"], "withdrawn", "{told}");
        assert_eq!(told["withdrawn_because"], REASON);
        assert_eq!(told["void_withdrawals"], json!([]));
    }
    holds(&world);
}

#[tokio::test]
async fn a_manager_withdraws_any_visit_of_the_organ_on_the_phone_too() {
    let world = World::start().await;
    let (_, mut phone) = officer(&world).await;
    let (manager, mut other) = officer(&world).await;
    let role = Role::Manager(HETANG_ORGAN.into());
    let given = world.server.state.store.write(move |tx| {
        memberships::give(
            tx,
            Uuid::now_v7(),
            manager.id,
            &role,
            ms("2020-01-01T00:00:00Z"),
        )
    });
    given.await.unwrap();
    let visit = visit(&world, &mut phone, json!({})).await;
    withdraw(&world, &mut other, &visit).await;
    assert_eq!(seen(&world, &visit).await["state"], "withdrawn");
    holds(&world);
}

/// A database in which a colleague withdrew a visit while any officer of the organ might.
#[tokio::test]
async fn what_a_colleague_withdrew_before_goes_on_to_count() {
    let world = World::start().await;
    let (_, mut phone) = officer(&world).await;
    let (_, mut other) = officer(&world).await;
    let before = visit(&world, &mut phone, json!({})).await;
    world.sql(
        "INSERT INTO setting (name, value) VALUES ('colleagues_withdrew_until', '4102444800000')",
    );
    withdraw(&world, &mut other, &before).await;
    assert_eq!(seen(&world, &before).await["state"], "withdrawn");
    holds(&world);
    world.sql("UPDATE setting SET value = (SELECT CAST(max(received_at) AS TEXT) FROM event) WHERE name = 'colleagues_withdrew_until'");
    holds(&world);
    let after = visit(&world, &mut phone, json!({})).await;
    withdraw(&world, &mut other, &after).await;
    assert_eq!(seen(&world, &after).await["state"], "stands");
    assert_eq!(seen(&world, &before).await["state"], "withdrawn");
    holds(&world);
}
