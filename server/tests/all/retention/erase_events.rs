//! After the retention period nothing is left of what people registered but that it was: chains, receipts and the verdicts
//! of what remains are what they were.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::harness::binary::verified;
use crate::harness::erasure::{PERIOD, later, number, told, until};
use crate::harness::phone_copy::Copy;
use crate::harness::world::{DAY_MS, MORNING, World};
use crate::harness::{CITY_ORGAN, HETANG_ORGAN};

#[tokio::test]
async fn nothing_is_seen_of_what_is_past_the_period_and_the_rest_is_there() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let old = told(&world, &mut phone).await;
    let world = later(world, 400, 0);
    let young = phone.register("2027-04-08T09:30:00+08:00", world.enterprise, json!({}));
    let answer = phone.push(&world.server, &[&old[0], &young]).await;
    let receipt = answer["results"][0]["receipt"].clone();
    let verdict = answer["results"][1]["verdict"].clone();
    assert_eq!(answer["results"][1]["status"], "accepted");
    let world = later(world, PERIOD - 401, 0);
    let officer = world.officer(CITY_ORGAN).await;
    let owner = world.owner(world.enterprise).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;

    let world = later(world, 2, 7);
    // Erased with their visits, or by themselves.
    assert_eq!(
        number(
            &world,
            "SELECT count(*) FROM quarantine WHERE erased_at IS NOT NULL"
        ),
        1
    );
    for sql in ["outcome", "explanation", "averted", "verdict_log", "about"] {
        assert_eq!(
            number(&world, &format!("SELECT count(*) FROM {sql}")),
            0,
            "{sql}"
        );
    }
    let seen = |id| format!("/api/v1/registrations/{id}");
    let gone = officer.get(&world.server, &seen(old[0].id)).await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    let there = officer.get(&world.server, &seen(young.id)).await;
    assert_eq!(there.status(), StatusCode::OK);
    let visits = owner.get(&world.server, "/api/v1/enterprise/visits").await;
    let visits: Value = visits.json().await.unwrap();
    assert_eq!(visits["items"].as_array().unwrap().len(), 1, "{visits}");
    // Tombstones came, and nothing else of them.
    let page = copy.page(&world, &officer).await;
    let gone = page["blocks"].as_array().unwrap().iter();
    let gone = gone.filter(|block| block["gone"].to_string().contains(&old[0].id.to_string()));
    assert_eq!(gone.count(), 2, "{page}");
    copy.pull(&world, &officer).await;
    assert!(copy.get("visit", old[0].id).is_none());
    // What comes again is known, and its first receipt is good.
    let again = phone.push(&world.server, &[&old[0], &young, &old[4]]).await;
    assert_eq!(again["results"][0]["status"], "duplicate");
    assert_eq!(again["results"][0]["receipt"], receipt);
    assert_eq!(again["results"][0]["verdict"], Value::Null);
    assert_eq!(again["results"][1]["verdict"], verdict);
    assert_eq!(again["results"][2]["why"], "unknown_type");
    assert_eq!(again["chains"][&phone.signer.kid], 9);
}

#[tokio::test]
async fn what_comes_late_of_an_erased_visit_is_kept_and_has_no_effect() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let mut colleague = world.phone(CITY_ORGAN).await;
    let old = told(&world, &mut phone).await;
    let world = later(world, PERIOD + 1, 7);
    let now = "2031-03-07T18:00:00+08:00";
    let id = old[0].id;
    let other = phone.register(now, world.foreign, json!({}));
    let outcome =
        json!({"registration": id, "result": "no_problem", "measures": "", "rectify_by": null});
    let outcome = phone.seal("outcome", now, outcome);
    let same = phone.seal("same_visit", now, json!({"registrations": [id, other.id]}));
    let joins = json!({"registration": id, "hash": crate::harness::phone::hash(&old[0].jws), "organ": CITY_ORGAN});
    let joins = colleague.seal("attendance", now, joins);
    let mut payload = phone.payload("registration", now, phone.visit(world.foreign, json!({})));
    payload["id"] = json!(id);
    let forged = phone.seal_payload(&payload);
    let mine = phone
        .push(&world.server, &[&other, &outcome, &same, &forged])
        .await;
    let theirs = colleague.push(&world.server, &[&joins]).await;
    for result in [
        &mine["results"][0],
        &mine["results"][1],
        &mine["results"][2],
        &theirs["results"][0],
    ] {
        assert_eq!(result["status"], "accepted");
    }
    assert_eq!(mine["results"][3]["why"], "id_with_other_bytes");
    let seen = world.seen(CITY_ORGAN, &other).await;
    assert_eq!(seen["state"], "stands");
    let world = world.later(4 * DAY_MS);
    let manager = world.server.manager(CITY_ORGAN).await;
    let unbound = manager
        .get(&world.server, "/api/v1/attendances/unbound")
        .await;
    let unbound: Value = unbound.json().await.unwrap();
    assert_eq!(unbound["items"], json!([]));
    verified(&world);
    // They go by themselves in their turn.
    let world = later(world, PERIOD, 11);
    verified(&world);
}

#[tokio::test]
async fn desk_acts_go_with_what_they_spoke_of_and_the_trail_and_feedback_with_their_age() {
    let world = World::start().await;
    let mut phone = world.phone(HETANG_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
    phone.push(&world.server, &[&visit]).await;
    // Another organ's officer: set aside, and accepted at the desk.
    let aside = phone.visit(
        world.enterprise,
        json!({"level": "county", "organ": CITY_ORGAN}),
    );
    let aside = phone.seal("registration", MORNING, aside);
    let answer = phone.push(&world.server, &[&aside]).await;
    assert_eq!(answer["results"][0]["why"], "not_of_the_organ");
    let manager = world.server.manager(HETANG_ORGAN).await;
    let supervisor = world.server.supervisor(crate::harness::HETANG).await;
    let path = format!("/api/v1/registrations/{}/withdraw", visit.id);
    let done = manager
        .post(&world.server, &path, &json!({"reason": "重复登记"}))
        .await;
    assert!(done.status().is_success());
    let path = format!(
        "/api/v1/aside/{}/accept",
        crate::harness::phone::hash(&aside.jws)
    );
    let done = supervisor
        .post(&world.server, &path, &json!({"reason": "情况属实"}))
        .await;
    assert!(done.status().is_success(), "{:?}", done.text().await);
    let feedback = json!({"page": "/today", "text": "按钮太小"});
    let said = manager
        .post(&world.server, "/api/v1/feedback", &feedback)
        .await;
    assert!(said.status().is_success(), "{}", said.status());
    verified(&world);
    let acts =
        "SELECT count(*) FROM audit WHERE act IN ('aside_accepted', 'registration_withdrawn')";
    let world = later(world, 401, 0);
    until(&world, "SELECT count(*) FROM feedback", 0);
    assert_eq!(number(&world, acts), 2);
    let world = later(world, PERIOD - 400, 4);
    assert_eq!(number(&world, "SELECT count(*) FROM aside_act"), 0);
    // After the events.
    until(&world, acts, 0);
    verified(&world);
}
