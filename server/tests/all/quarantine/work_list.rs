//! The work list shows what is held or quarantined, and desks decide of it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::desk_chain::acts;
use crate::harness::phone::{hash, only, texts};
use crate::harness::phone_copy::Copy;
use crate::harness::quarantine::{LATER, REASON, aside, decide, held};
use crate::harness::world::{MORNING, World};
use crate::harness::{
    CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, problem,
};

const LIST: &str = "/api/v1/aside";

async fn listed(world: &World, person: &Person, state: &str) -> Vec<Value> {
    let path = format!("{LIST}?state={state}");
    let answer = person.get(&world.server, &path).await;
    assert_eq!(answer.status(), 200);
    let list: Value = answer.json().await.unwrap();
    list["items"].as_array().unwrap().clone()
}

/// Signs in again after a key's revocation ended all sessions.
async fn colleague(world: &World, officer: &Person) -> Person {
    let said = json!({ "login": officer.login, "password": crate::harness::PASSWORD });
    let asked = world
        .server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&said);
    let session: Value = asked.send().await.unwrap().json().await.unwrap();
    Person {
        id: officer.id,
        login: officer.login.clone(),
        token: session["access_token"].as_str().unwrap().into(),
        client: reqwest::Client::new(),
    }
}

#[tokio::test]
async fn the_region_and_the_organ_see_it_and_the_regions_supervisor_alone_decides() {
    let world = World::start().await;
    let (officer, phone, kept) = aside(&world).await;
    let server = &world.server;
    let (region, city) = (
        server.supervisor(HETANG).await,
        server.supervisor(CITY).await,
    );
    let (manager, stranger) = (
        server.manager(HETANG_ORGAN).await,
        server.supervisor(LUSONG).await,
    );
    for person in [&region, &city, &manager] {
        let items = listed(&world, person, "waiting").await;
        assert_eq!(items.len(), 1);
        let one = &items[0];
        assert_eq!(one["hash"], hash(&kept.jws));
        assert_eq!(
            (&one["why"], &one["state"]),
            (&json!("revoked_key"), &json!("waiting"))
        );
        assert_eq!(
            (&one["type"], &one["seq"]),
            (&json!("registration"), &json!(1))
        );
        assert_eq!(one["id"], kept.id.to_string());
        assert_eq!(one["officer"]["id"], officer.id.to_string());
        assert_eq!(
            (&one["author"], &one["device"]),
            (&one["officer"], &json!(phone.device))
        );
        assert_eq!(
            (&one["organ"], &one["wall"]),
            (&json!(HETANG_ORGAN), &json!(MORNING))
        );
        assert_eq!(one["enterprise_name"], "430202示例公司");
        assert_eq!(
            (&one["obstacle"], &one["refusable"]),
            (&Value::Null, &json!(true))
        );
        assert_eq!(one["decision"], Value::Null);
    }
    for person in [
        &stranger,
        &server.manager(CITY_ORGAN).await,
        &server.manager(LUSONG_ORGAN).await,
    ] {
        assert!(listed(&world, person, "waiting").await.is_empty());
    }
    let others = [
        (server.officer(HETANG_ORGAN).await, 403),
        (server.administrator().await, 403),
        (world.owner(world.enterprise).await, 403),
    ];
    for (person, status) in &others {
        problem(person.get(server, LIST).await, *status, "forbidden").await;
    }
    for act in ["accept", "refuse"] {
        problem(
            decide(&world, &stranger, &kept, act).await,
            404,
            "not-found",
        )
        .await;
        for person in others.iter().map(|(person, _)| person).chain([&manager]) {
            problem(decide(&world, person, &kept, act).await, 403, "forbidden").await;
        }
        let path = format!("{LIST}/{}/{act}", hash(&kept.jws));
        let nobody = server
            .ask(Method::POST, &path)
            .json(&json!({ "reason": REASON }));
        problem(nobody.send().await.unwrap(), 401, "sign-in").await;
        let without = region.post(server, &path, &json!({ "reason": " " })).await;
        problem(without, 400, "malformed").await;
        let path = format!("{LIST}/{}/{act}", hash("nothing"));
        let unknown = region
            .post(server, &path, &json!({ "reason": REASON }))
            .await;
        problem(unknown, 404, "not-found").await;
    }
    let nobody = server.ask(Method::GET, LIST).send().await.unwrap();
    problem(nobody, 401, "sign-in").await;
    assert_eq!(decide(&world, &city, &kept, "accept").await.status(), 204);
}

#[tokio::test]
async fn accepted_it_counts_as_of_its_first_arrival_once_and_its_officers_phone_is_told() {
    let world = World::start().await;
    let (officer, _, kept) = aside(&world).await;
    let before = world.server.push(&texts(&[&kept])).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let came = listed(&world, &supervisor, "waiting").await[0]["received_at"].clone();
    let world = world.later(24 * 60 * 60 * 1_000);
    assert_eq!(
        decide(&world, &supervisor, &kept, "accept").await.status(),
        204
    );
    let seen = world.seen(HETANG_ORGAN, &kept).await;
    assert_eq!(
        (&seen["released"], &seen["gap"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(seen["received_at"], came);
    assert_eq!(seen["verdict"]["verdict"], "clear");
    let again = world.server.push(&texts(&[&kept])).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["receipt"], only(&before)["receipt"]);
    for act in ["accept", "refuse"] {
        let late = decide(&world, &supervisor, &kept, act).await;
        problem(late, 409, "aside-decided").await;
    }
    assert!(listed(&world, &supervisor, "waiting").await.is_empty());
    let one = &listed(&world, &supervisor, "accepted").await[0];
    assert_eq!(
        (&one["why"], &one["decision"]["reason"]),
        (&json!("revoked_key"), &json!(REASON))
    );

    let said = acts(&world, &world.server.state.epoch);
    assert_eq!(
        (said.len(), &said[1]["type"]),
        (2, &json!("aside_accepted")),
        "after the key's revocation"
    );
    assert_eq!(
        said[1]["body"],
        json!({"hash": hash(&kept.jws), "why": "revoked_key",
        "event": kept.id, "reason": REASON, "by": supervisor.id})
    );
    let subject = hash(&kept.jws);
    let audited = world
        .server
        .state
        .store
        .read(move |c| ruqi::store::access::audit::count(c, "aside_accepted", &subject));
    assert_eq!(audited.await.unwrap(), 1);
    let (mut own, mut other) = (Copy::default(), Copy::default());
    own.pull(&world, &colleague(&world, &officer).await).await;
    other.pull(&world, &world.officer(HETANG_ORGAN).await).await;
    let row = own.get("aside", hash(&kept.jws)).unwrap();
    let told = json!([
        hash(&kept.jws),
        kept.id,
        "revoked_key",
        "accepted",
        REASON,
        row[5]
    ]);
    assert_eq!(*row, told);
    assert!(other.get("aside", hash(&kept.jws)).is_none(), "not theirs");
    assert!(other.get("registration", kept.id).is_some());
}

#[tokio::test]
async fn refused_its_bytes_are_kept_and_it_can_be_accepted_after_all() {
    let world = World::start().await;
    let (officer, _, kept) = aside(&world).await;
    let supervisor = world.server.supervisor(HETANG).await;
    assert_eq!(
        decide(&world, &supervisor, &kept, "refuse").await.status(),
        204
    );
    problem(
        decide(&world, &supervisor, &kept, "refuse").await,
        409,
        "aside-decided",
    )
    .await;
    assert!(listed(&world, &supervisor, "waiting").await.is_empty());
    let one = &listed(&world, &supervisor, "refused").await[0];
    assert_eq!(
        (&one["hash"], &one["state"]),
        (&json!(hash(&kept.jws)), &json!("refused"))
    );
    assert_eq!(
        (&one["obstacle"], &one["refusable"]),
        (&Value::Null, &json!(false))
    );
    let again = world.server.push(&texts(&[&kept])).await;
    assert_eq!(only(&again)["status"], "quarantined");
    let officer = colleague(&world, &officer).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    assert_eq!(copy.get("aside", hash(&kept.jws)).unwrap()[3], "refused");
    assert_eq!(
        decide(&world, &supervisor, &kept, "accept").await.status(),
        204
    );
    copy.pull(&world, &officer).await;
    assert_eq!(copy.get("aside", hash(&kept.jws)).unwrap()[3], "accepted");
    assert_eq!(world.seen(HETANG_ORGAN, &kept).await["state"], "stands");
    assert_eq!(acts(&world, &world.server.state.epoch).len(), 3);
}

#[tokio::test]
async fn a_held_one_is_released_with_a_gap_and_never_refused() {
    let world = World::start().await;
    let (officer, phone, missing, kept) = held(&world).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let items = listed(&world, &supervisor, "waiting").await;
    assert_eq!((items.len(), &items[0]["why"]), (1, &json!("gap")));
    assert_eq!(
        (&items[0]["obstacle"], &items[0]["refusable"]),
        (&Value::Null, &json!(false))
    );
    problem(
        decide(&world, &supervisor, &kept, "refuse").await,
        409,
        "aside-only-waits",
    )
    .await;
    assert_eq!(
        decide(&world, &supervisor, &kept, "accept").await.status(),
        204
    );
    let seen = world.seen(HETANG_ORGAN, &kept).await;
    assert_eq!(
        (&seen["gap"], &seen["released"]),
        (&json!(true), &json!(false))
    );
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    assert_eq!(copy.get("aside", hash(&kept.jws)).unwrap()[2], "gap");
    let late = phone.push(&world.server, &[&missing, &kept]).await;
    assert_eq!(
        late["results"][0]["status"], "accepted",
        "it may still come"
    );
    assert_eq!(late["results"][1]["status"], "duplicate");
    problem(
        decide(&world, &supervisor, &kept, "accept").await,
        409,
        "aside-decided",
    )
    .await;
}

#[tokio::test]
async fn accepted_before_a_gap_closes_it_stays_and_the_chain_goes_on_over_it() {
    let world = World::start().await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    let county = json!({"level": "county"});
    let missing = phone.register(MORNING, world.foreign, county.clone());
    let elsewhere = json!({"level": "county", "organ": LUSONG_ORGAN});
    let aside = phone.register(LATER, world.enterprise, elsewhere);
    let waits = phone.register("2026-03-05T11:30:00+08:00", world.foreign, county);
    let answer = phone.push(&world.server, &[&aside, &waits]).await;
    assert_eq!(answer["results"][0]["why"], "not_of_the_organ");
    assert_eq!(answer["results"][1]["status"], "held");
    let supervisor = world.server.supervisor(HETANG).await;
    assert_eq!(
        decide(&world, &supervisor, &aside, "accept").await.status(),
        204
    );
    let answer = phone.push(&world.server, &[&missing]).await;
    assert_eq!(answer["chains"][&phone.signer.kid], 3);
    let again = phone.push(&world.server, &[&aside, &waits]).await;
    for result in again["results"].as_array().unwrap() {
        assert_eq!(
            (&result["status"], &result["gap"]),
            (&json!("duplicate"), &json!(false))
        );
    }
    assert_eq!(world.seen(LUSONG_ORGAN, &aside).await["released"], true);
}
