//! A phone is lost: its key is revoked.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed, only, texts};
use crate::harness::world::{MORNING, World};
use crate::harness::{
    CITY, CITY_ORGAN, HETANG_ORGAN, LUSONG_ORGAN, PASSWORD, Person, TestServer, problem,
};

fn devices(person: &Person) -> String {
    format!("/api/v1/people/{}/devices", person.id)
}

fn revocation(phone: &Phone) -> String {
    format!("/api/v1/enrolments/{}/revoke", phone.signer.kid)
}

/// An officer with a phone, and the manager of the organ.
async fn lost_phone(world: &World) -> (Person, Phone, Person) {
    let officer = world.officer(CITY_ORGAN).await;
    let phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    (officer, phone, world.server.manager(CITY_ORGAN).await)
}

async fn revoke(world: &World, manager: &Person, phone: &Phone) {
    let reason = json!({ "reason": "手机丢失" });
    let answer = manager
        .post(&world.server, &revocation(phone), &reason)
        .await;
    assert_eq!(answer.status(), 204);
}

async fn audited(world: &World, officer: &Person) -> u32 {
    let subject = officer.id.to_string();
    let counted = world
        .server
        .state
        .store
        .read(move |c| ruqi::store::access::audit::count(c, "key_revoked", &subject));
    counted.await.unwrap()
}

async fn sign_in(server: &TestServer, person: &Person) -> Person {
    let said = json!({ "login": person.login, "password": PASSWORD });
    let asked = server
        .ask(Method::POST, "/api/v1/auth/sign-in")
        .json(&said)
        .send();
    let session: Value = asked.await.unwrap().json().await.unwrap();
    Person {
        id: person.id,
        login: person.login.clone(),
        token: session["access_token"].as_str().unwrap().into(),
        client: reqwest::Client::new(),
    }
}

async fn enrolment(server: &TestServer, person: &Person, phone: &Phone) -> reqwest::Response {
    let nonce = server.probe().await["nonce"].clone();
    let proof = json!({"nonce": nonce, "device": phone.device});
    let asked = json!({"device": phone.device, "jwk": phone.signer.jwk, "grade": "jwk",
        "proof": phone.signer.proof(&proof)});
    person.post(server, "/api/v1/sync/enrol", &asked).await
}

#[tokio::test]
async fn the_organs_manager_and_administrators_see_and_revoke_and_nobody_else() {
    let world = World::start().await;
    let (officer, phone, manager) = lost_phone(&world).await;
    let (server, reason) = (&world.server, json!({ "reason": "手机丢失" }));
    let refused = [
        (server.officer(CITY_ORGAN).await, 403, "forbidden"),
        (server.supervisor(CITY).await, 403, "forbidden"),
        (world.owner(world.enterprise).await, 403, "forbidden"),
        (server.manager(HETANG_ORGAN).await, 404, "not-found"),
        (server.manager(LUSONG_ORGAN).await, 404, "not-found"),
    ];
    for (person, status, slug) in refused {
        let seen = person.get(server, &devices(&officer)).await;
        problem(seen, status, slug).await;
        let done = person.post(server, &revocation(&phone), &reason).await;
        problem(done, status, slug).await;
    }
    for (method, path) in [
        (Method::GET, devices(&officer)),
        (Method::POST, revocation(&phone)),
    ] {
        let nobody = server.ask(method, &path).json(&reason).send();
        problem(nobody.await.unwrap(), 401, "sign-in").await;
    }
    for person in [manager, server.administrator().await] {
        let seen: Value = person
            .get(server, &devices(&officer))
            .await
            .json()
            .await
            .unwrap();
        assert_eq!(seen["items"].as_array().unwrap().len(), 1);
        let one = &seen["items"][0];
        assert_eq!(one["kid"], phone.signer.kid);
        assert_eq!(one["device"], phone.device.to_string());
        assert_eq!(one["grade"], "non_extractable");
        assert!(
            one["since"]
                .as_str()
                .unwrap()
                .starts_with("2026-03-05T10:0")
        );
        let other = Phone::enrol(server, &server.officer(CITY_ORGAN).await, CITY_ORGAN).await;
        let done = person.post(server, &revocation(&other), &reason).await;
        assert_eq!(done.status(), 204);
    }
}

/// The logins that a search finds.
async fn found(world: &World, person: &Person, text: &str) -> Vec<String> {
    let path = format!("/api/v1/people?q={text}");
    let answer = person.get(&world.server, &path).await;
    assert_eq!(answer.status(), 200);
    let list: Value = answer.json().await.unwrap();
    let items = list["items"].as_array().unwrap();
    let mut logins: Vec<String> = items
        .iter()
        .map(|item| item["login"].as_str().unwrap().to_owned())
        .collect();
    logins.sort();
    logins
}

#[tokio::test]
async fn people_are_found_by_whoever_answers_for_them() {
    let world = World::start().await;
    let server = &world.server;
    let (officer, manager) = (
        server.officer(CITY_ORGAN).await,
        server.manager(CITY_ORGAN).await,
    );
    let stranger = server.officer(HETANG_ORGAN).await;
    let mut own = [officer.login.clone(), manager.login.clone()];
    own.sort();
    for text in ["", "张", "p-"] {
        assert_eq!(found(&world, &manager, text).await, own, "{text}");
    }
    assert_eq!(
        found(&world, &manager, &officer.login).await,
        vec![officer.login.clone()]
    );
    for text in ["李", "%25", "_", &stranger.login] {
        assert!(found(&world, &manager, text).await.is_empty(), "{text}");
    }
    let everybody = server.administrator().await;
    assert_eq!(found(&world, &everybody, "张").await.len(), 4);
    assert_eq!(
        found(&world, &everybody, &stranger.login).await,
        vec![stranger.login.clone()]
    );
    for person in [
        officer,
        server.supervisor(CITY).await,
        world.owner(world.enterprise).await,
    ] {
        problem(person.get(server, "/api/v1/people").await, 403, "forbidden").await;
    }
    let nobody = server
        .ask(Method::GET, "/api/v1/people")
        .send()
        .await
        .unwrap();
    problem(nobody, 401, "sign-in").await;
}

#[tokio::test]
async fn a_revocation_needs_a_reason_and_a_key_that_is_there() {
    let world = World::start().await;
    let (officer, phone, manager) = lost_phone(&world).await;
    for reason in [" ", &"长".repeat(501)] {
        let said = json!({ "reason": reason });
        let answer = manager
            .post(&world.server, &revocation(&phone), &said)
            .await;
        problem(answer, 400, "malformed").await;
    }
    for kid in ["x", &"A".repeat(43)] {
        let path = format!("/api/v1/enrolments/{kid}/revoke");
        let said = json!({ "reason": "手机丢失" });
        problem(
            manager.post(&world.server, &path, &said).await,
            404,
            "not-found",
        )
        .await;
    }
    assert_eq!(audited(&world, &officer).await, 0);
}

#[tokio::test]
async fn what_the_key_seals_is_set_aside_and_its_officer_begins_a_new_chain() {
    let world = World::start().await;
    let (officer, mut phone, manager) = lost_phone(&world).await;
    let before = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&before]).await;
    revoke(&world, &manager, &phone).await;
    revoke(&world, &manager, &phone).await;
    assert_eq!(audited(&world, &officer).await, 1, "once is enough");
    // Sealed in the morning, as it says: it comes after the revocation all the same.
    let after = phone.register("2026-03-05T09:40:00+08:00", world.foreign, json!({}));
    let answer = phone.push(&world.server, &[&before, &after]).await;
    assert_eq!(answer["results"][0]["status"], "duplicate");
    assert_eq!(answer["results"][1]["status"], "quarantined");
    assert_eq!(answer["results"][1]["why"], "revoked_key");
    assert!(answer["results"][0]["verdict"].is_null(), "proves nothing");

    let path = "/api/v1/me";
    problem(officer.get(&world.server, path).await, 401, "sign-in").await;
    let officer = sign_in(&world.server, &officer).await;
    let old = enrolment(&world.server, &officer, &phone).await;
    problem(old, 409, "key-revoked").await;
    let mut next = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let visit = next.register("2026-03-05T09:40:00+08:00", world.foreign, json!({}));
    let answer = next.push(&world.server, &[&visit]).await;
    assert_eq!(only(&answer)["status"], "accepted");
    let seen: Value = manager
        .get(&world.server, &devices(&officer))
        .await
        .json()
        .await
        .unwrap();
    let revoked: Vec<bool> = seen["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["revoked_at"].is_string())
        .collect();
    assert_eq!(revoked, [false, true], "the newest first");
}

#[tokio::test]
async fn what_waited_for_a_missing_record_counts_with_a_gap() {
    let world = World::start().await;
    let (_, mut phone, manager) = lost_phone(&world).await;
    let lost = phone.register(MORNING, world.foreign, json!({}));
    let held: Vec<Sealed> = (0..2)
        .map(|_| phone.register("2026-03-05T09:40:00+08:00", world.enterprise, json!({})))
        .collect();
    let held: Vec<&Sealed> = held.iter().collect();
    let answer = phone.push(&world.server, &held).await;
    assert_eq!(answer["results"][1]["status"], "held");
    revoke(&world, &manager, &phone).await;
    let answer = phone.push(&world.server, &held).await;
    for result in answer["results"].as_array().unwrap() {
        assert_eq!(result["status"], "duplicate");
        assert_eq!(result["gap"], true);
    }
    assert_eq!(answer["chains"][&phone.signer.kid], 3);
    assert_eq!(world.seen(CITY_ORGAN, held[1]).await["gap"], true);
    let late = world.server.push(&texts(&[&lost])).await;
    assert_eq!(only(&late)["why"], "revoked_key");
}

#[tokio::test]
async fn a_database_from_before_the_revocation_does_not_bring_the_key_back() {
    let mut world = World::start().await;
    let (officer, mut phone, manager) = lost_phone(&world).await;
    revoke(&world, &manager, &phone).await;
    world.sql("UPDATE enrolment SET revoked_at = NULL");
    world.server = world.server.restart();
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let answer = world.server.push(&texts(&[&event])).await;
    assert_eq!(only(&answer)["why"], "revoked_key");
    // A backup from before the enrolment: the phone brings its certificate.
    world.sql("DELETE FROM enrolment");
    world.server = world.server.restart();
    let officer = sign_in(&world.server, &officer).await;
    let asked = enrolment(&world.server, &officer, &phone).await;
    problem(asked, 409, "key-revoked").await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let body = json!({"events": [event.jws], "certificates": [phone.certificate]});
    let answer = world.server.push_body(body.to_string(), None).await;
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(only(&answer)["why"], "revoked_key");
}
