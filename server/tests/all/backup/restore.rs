//! A server restored from yesterday loses no sealed record: what phones, and people, bring to it.

use serde_json::{Value, json};

use crate::harness::binary::{number, places, ruqi, well};
use crate::harness::phone::{Phone, Sealed, texts};
use crate::harness::restored_server::{arrivals, backup, offer_again, pushed, restored};
use crate::harness::world::{DAY_MS, MORNING, World};
use crate::harness::{CITY_ORGAN, problem};

#[tokio::test]
async fn what_came_since_the_backup_is_offered_again_and_arrived_when_it_first_did() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let officer = world.officer(CITY_ORGAN).await;
    let known = phone.register(MORNING, world.enterprise, json!({}));
    let known = pushed(&world, &phone, &known).await;
    let file = backup(&world);
    let since = phone.register(MORNING, world.foreign, json!({}));
    let since = pushed(&world, &phone, &since).await;
    let mut newer = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let first = newer.register(MORNING, world.enterprise, json!({}));
    let first = pushed(&world, &newer, &first).await;
    let (came, epoch) = (arrivals(&world), world.server.state.epoch.clone());

    let world = restored(world, &file).later(DAY_MS);
    assert_ne!(world.server.probe().await["epoch"], *epoch);
    let body = json!({"events": [], "chains": [phone.signer.kid, newer.signer.kid]});
    let answer = world.server.push_body(body.to_string(), None).await;
    let heads: Value = answer.json().await.unwrap();
    assert_eq!(heads["chains"][&phone.signer.kid], 1);
    assert_eq!(heads["chains"][&newer.signer.kid], 0);

    let offered = [(known.0, &known.1), (since.0, &since.1)];
    let answer = offer_again(&world, &phone, &offered).await;
    assert_eq!(answer["results"][0]["status"], "duplicate");
    assert_eq!(answer["results"][1]["status"], "accepted");
    assert_eq!(
        answer["results"][1]["receipt"], since.1,
        "the first one stays"
    );
    let answer = offer_again(&world, &newer, &[(first.0, &first.1)]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    assert_eq!(arrivals(&world), came);
}

#[tokio::test]
async fn records_of_an_officer_whom_the_backup_does_not_know_wait_until_that_id_is_entered_again() {
    let world = World::start().await;
    let file = backup(&world);
    let mut phone = world.phone(CITY_ORGAN).await;
    // After the phone was enrolled, which is when an officer who is entered again began to be one.
    let visits: Vec<Sealed> = (0..2)
        .map(|_| phone.register("2026-03-05T18:30:00+08:00", world.enterprise, json!({})))
        .collect();
    let mut offered = Vec::new();
    for visit in &visits {
        offered.push(pushed(&world, &phone, visit).await);
    }
    let (came, officer) = (arrivals(&world), phone.officer);
    let world = restored(world, &file).later(DAY_MS);
    let offered: Vec<(&Sealed, &Value)> = offered.iter().map(|(e, r)| (*e, r)).collect();
    let answer = offer_again(&world, &phone, &offered).await;
    for result in answer["results"].as_array().unwrap() {
        assert_eq!(result["why"], "unknown_key", "{answer}");
    }
    let (data, list) = places(&world.server, "people.csv");
    let row = "login,name,role,organ,id\nzhang,张三,officer,zz-market,";
    std::fs::write(&list, format!("{row}{officer}\n")).unwrap();
    well(&ruqi(&data, &["import", "people", list.to_str().unwrap()]));
    let world = world.later(DAY_MS);
    // The server looks for them when it starts.
    phone
        .until(&world.server, visits.last().unwrap(), "duplicate")
        .await;
    assert_eq!(arrivals(&world), came);
    let file = world.server.state.config.database();
    assert_eq!(number(&file, "SELECT count(*) FROM registration"), 2);
    assert_eq!(number(&file, "SELECT count(*) FROM quarantine"), 0);
    // What the server does by itself it does beside its answers.
    for _ in 0..150 {
        if number(&file, "SELECT count(*) FROM stray") == 0 {
            break;
        }
        world.server.probe().await;
    }
    assert_eq!(number(&file, "SELECT count(*) FROM stray"), 0);
}

#[tokio::test]
async fn what_ended_since_the_backup_does_not_begin_again() {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let manager = world.server.manager(CITY_ORGAN).await;
    let (_, link) = world.server.invite(&[]).await;
    let file = backup(&world);
    let path = format!("/api/v1/enrolments/{}/revoke", phone.signer.kid);
    let reason = json!({ "reason": "手机丢失" });
    let answer = manager.post(&world.server, &path, &reason).await;
    assert_eq!(answer.status(), 204);
    let world = restored(world, &file);
    let visit = phone.register(MORNING, world.enterprise, json!({}));
    let answer = world.server.push(&texts(&[&visit])).await;
    assert_eq!(answer["results"][0]["why"], "revoked_key");
    let me = officer.get(&world.server, "/api/v1/me").await;
    problem(me, 401, "sign-in").await;
    let path = format!("/api/v1/auth/links/{link}");
    problem(manager.get(&world.server, &path).await, 410, "link-gone").await;
}
