//! Visits are judged with the whole history, and again when something earlier comes; a phone that could not know is
//! told apart from an officer who was warned.

use serde_json::{Value, json};

use crate::harness::phone::{Phone, Sealed, texts};
use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, HETANG_ORGAN};

/// The phone showed nothing to warn of, on data of that time.
fn shown(verdict: &str, findings: &Value, as_of: &str) -> Value {
    json!({"state": "evaluated", "as_of": as_of,
           "output": {"verdict": verdict, "findings": findings, "earliest_date": null}})
}

fn clear_as_of(as_of: &str) -> Value {
    shown("clear", &json!([]), as_of)
}

/// Two phones of one organ, both offline since the morning, each with a visit at one enterprise.
async fn two_offline(world: &World) -> (Sealed, Sealed) {
    let shown = json!({"shown": clear_as_of("2026-03-05T08:00:00+08:00")});
    let mut first = world.phone(CITY_ORGAN).await;
    let mut second = world.phone(CITY_ORGAN).await;
    let earlier = first.register("2026-03-05T09:00:00+08:00", world.enterprise, shown.clone());
    let later = second.register("2026-03-05T14:00:00+08:00", world.enterprise, shown);
    (earlier, later)
}

#[tokio::test]
async fn of_two_phones_offline_the_later_visit_is_over_frequency_and_its_phone_could_not_know() {
    for swap in [false, true] {
        let world = World::start().await;
        let (earlier, later) = two_offline(&world).await;
        let order = if swap {
            [&later, &earlier]
        } else {
            [&earlier, &later]
        };
        for event in order {
            world.server.push(&texts(&[event])).await;
        }
        let (first, second) = (
            world.seen(CITY_ORGAN, &earlier).await,
            world.seen(CITY_ORGAN, &later).await,
        );
        assert_eq!(
            first["verdict"]["verdict"], "clear",
            "in whatever order they came"
        );
        let finding = &second["verdict"]["findings"][0];
        assert_eq!(finding["rule"], "over_frequency");
        assert_eq!(finding["because"], json!([earlier.id]));
        let differs = second["differs"].as_array().unwrap();
        assert!(
            differs.contains(&json!({"why": "phone_did_not_know", "visits": [earlier.id]})),
            "{differs:?}"
        );
        assert!(!differs.contains(&json!({"why": "warned_and_went_in"})));
    }
}

#[tokio::test]
async fn a_phone_whose_clock_is_fast_does_not_seem_to_have_known() {
    let world = World::start().await;
    let (mut first, mut second) = (world.phone(CITY_ORGAN).await, world.phone(CITY_ORGAN).await);
    let earlier = first.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    // By its own clock the phone asked two days from now; by the server's, in the morning.
    let body = json!({"shown": clear_as_of("2026-03-07T08:00:00+08:00")});
    let body = second.visit(world.enterprise, body);
    let mut payload = second.payload("registration", "2026-03-07T14:00:00+08:00", body);
    payload["heard"] = json!({"server_time": "2026-03-05T08:00:00+08:00", "wall": "2026-03-07T08:00:00+08:00",
        "age_ms": 6 * 3_600_000, "cursor": null});
    let later = second.seal_payload(&payload);
    world.server.push(&texts(&[&earlier, &later])).await;
    let seen = world.seen(CITY_ORGAN, &later).await;
    let whys: Vec<&Value> = seen["differs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["why"])
        .collect();
    assert!(whys.contains(&&json!("phone_did_not_know")), "{whys:?}");
    assert!(whys.contains(&&json!("clock_wrong")));
}

#[tokio::test]
async fn who_was_warned_and_went_in_is_told_apart() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let first = phone.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    let over = json!([{"rule": "over_frequency", "severity": "violation", "article": "四(三)",
        "because": [first.id], "cap": "yearly", "message": {"zh": "", "en": ""}}]);
    let second = phone.register(
        "2026-03-05T10:00:00+08:00",
        world.enterprise,
        json!({
            "shown": shown("violation", &over, "2026-03-05T09:59:00+08:00"),
            "decision": {"went_in": true, "reason": "复查"},
        }),
    );
    phone.push(&world.server, &[&first, &second]).await;
    let seen = world.seen(CITY_ORGAN, &second).await;
    let cap = seen["verdict"]["findings"][0]["cap"].clone();
    assert_eq!(seen["verdict"]["findings"][0]["because"], json!([first.id]));
    assert_eq!(seen["decision"]["reason"], "复查");
    let whys: Vec<&Value> = seen["differs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["why"])
        .collect();
    assert!(
        whys.contains(&&json!("warned_and_went_in")),
        "{whys:?} {cap}"
    );
    assert!(!whys.contains(&&json!("phone_did_not_know")));
}

#[tokio::test]
async fn two_scans_of_one_visit_count_once() {
    let world = World::start().await;
    let (earlier, later) = two_offline(&world).await;
    let mut third = world.phone(CITY_ORGAN).await;
    let same = third.seal(
        "same_visit",
        "2026-03-05T15:00:00+08:00",
        json!({"registrations": [later.id, earlier.id]}),
    );
    world.server.push(&texts(&[&same])).await;
    world.server.push(&texts(&[&later])).await;
    assert_eq!(world.seen(CITY_ORGAN, &later).await["state"], "stands");
    world.server.push(&texts(&[&earlier])).await;
    let seen = world.seen(CITY_ORGAN, &later).await;
    assert_eq!(seen["state"], "same_visit");
    let next = third.register("2026-03-05T16:00:00+08:00", world.enterprise, json!({}));
    third.push(&world.server, &[&next]).await;
    let because = &world.seen(CITY_ORGAN, &next).await["verdict"]["findings"][0]["because"];
    assert_eq!(*because, json!([earlier.id]));
}

#[tokio::test]
async fn a_colleague_who_joins_by_the_leaders_screen_is_no_second_visit() {
    let world = World::start().await;
    let mut leader = world.phone(CITY_ORGAN).await;
    let mut colleague = world.phone(CITY_ORGAN).await;
    let mut stranger = world.phone(HETANG_ORGAN).await;
    let event = leader.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    let screen = |organ: &str| json!({"registration": event.id, "hash": crate::harness::phone::hash(&event.jws), "organ": organ});
    let joins = colleague.seal(
        "attendance",
        "2026-03-05T09:01:00+08:00",
        screen(CITY_ORGAN),
    );
    let intrudes = stranger.seal(
        "attendance",
        "2026-03-05T09:01:00+08:00",
        screen(HETANG_ORGAN),
    );
    let answer = world
        .server
        .push(&texts(&[&joins, &intrudes, &event]))
        .await;
    assert!(
        answer["results"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["status"] == "accepted")
    );
    let seen = world.seen(CITY_ORGAN, &event).await;
    let officers: Vec<&Value> = seen["officers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["id"])
        .collect();
    assert_eq!(
        officers,
        [&json!(leader.officer), &json!(colleague.officer)]
    );
    assert_eq!(seen["verdict"]["verdict"], "clear");
}

#[tokio::test]
async fn a_complaints_number_may_come_later() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let tuesday = "2026-03-03T09:30:00+08:00";
    let without = phone.register(tuesday, world.enterprise, json!({"category": "complaint"}));
    let answer = phone.push(&world.server, &[&without]).await;
    let rules = rules_of(&answer["results"][0]["verdict"]);
    assert_eq!(
        rules,
        ["exemption_unsubstantiated"],
        "a complaint lifts the quiet day, number or not"
    );
    let number = json!({"registration": without.id, "exemption": {"ground": "complaint", "reference": "12345-7"}});
    let brings = phone.seal("amendment", "2026-03-05T09:30:00+08:00", number);
    phone.push(&world.server, &[&brings]).await;
    let seen = world.seen(CITY_ORGAN, &without).await;
    assert_eq!(seen["verdict"]["verdict"], "clear");
    assert_eq!(seen["exemption"]["reference"], "12345-7");
    let other =
        json!({"registration": without.id, "exemption": {"ground": "emergency", "reference": "1"}});
    let other = phone.seal("amendment", "2026-03-05T10:30:00+08:00", other);
    phone.push(&world.server, &[&other]).await;
    let seen = world.seen(CITY_ORGAN, &without).await;
    assert_eq!(
        seen["exemption"]["ground"], "complaint",
        "an amendment brings a reference, never another ground"
    );
    let versions = seen["versions"].as_array().unwrap();
    let references: Vec<&Value> = versions
        .iter()
        .map(|version| &version["exemption"]["reference"])
        .collect();
    assert_eq!(references, [&Value::Null, &json!("12345-7"), &json!("1")]);
    assert_eq!(versions[0]["matters"], seen["matters"], "as registered");
    assert_eq!(versions[1]["matters"], Value::Null, "not spoken of");
    assert_eq!(versions[1]["at"], "2026-03-05T01:30:00.000Z");
    assert!(!versions[1]["by"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn what_began_on_tuesday_is_tuesdays_visit() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let body =
        json!({"started_at": "2026-03-03T09:30:00+08:00", "afterwards": {"why": "手机没电"}});
    let event = phone.register("2026-03-05T09:30:00+08:00", world.enterprise, body);
    let answer = phone.push(&world.server, &[&event]).await;
    let verdict = &answer["results"][0]["verdict"];
    assert_eq!(rules_of(verdict), ["quiet_day", "registered_late"]);
    assert_eq!(verdict["earliest_date"], "2026-03-05");
    let seen = world.seen(CITY_ORGAN, &event).await;
    assert_eq!(
        (&seen["started_at"], &seen["afterwards"]),
        (&json!("2026-03-03T01:30:00.000Z"), &json!("手机没电"))
    );
}

#[tokio::test]
async fn others_words_about_a_registration_have_no_effect_and_a_withdrawal_stays_visible() {
    let world = World::start().await;
    let (mut own, mut other) = (
        world.phone(CITY_ORGAN).await,
        world.phone(HETANG_ORGAN).await,
    );
    let event = own.register("2026-03-05T09:30:00+08:00", world.enterprise, json!({}));
    let withdraw = |phone: &mut Phone, hour: &str, reason: &str| {
        let wall = format!("2026-03-05T{hour}:30:00+08:00");
        phone.seal(
            "withdrawal",
            &wall,
            json!({"registration": event.id, "reason": reason}),
        )
    };
    let foreign = withdraw(&mut other, "10", "不同意");
    other.push(&world.server, &[&foreign]).await;
    own.push(&world.server, &[&event]).await;
    assert_eq!(world.seen(CITY_ORGAN, &event).await["state"], "stands");
    let mine = withdraw(&mut own, "11", "登错企业");
    own.push(&world.server, &[&mine]).await;
    let seen = world.seen(CITY_ORGAN, &event).await;
    assert_eq!(
        (&seen["state"], &seen["withdrawn_because"]),
        (&json!("withdrawn"), &json!("登错企业"))
    );
    let next = own.register("2026-03-05T12:30:00+08:00", world.enterprise, json!({}));
    let answer = own.push(&world.server, &[&next]).await;
    assert_eq!(
        answer["results"][0]["verdict"]["verdict"], "clear",
        "a void visit never matters"
    );
}

#[tokio::test]
async fn another_tier_on_the_same_matter_repeats_what_was_looked_into() {
    let world = World::start().await;
    let (mut city, mut county) = (
        world.phone(CITY_ORGAN).await,
        world.phone(HETANG_ORGAN).await,
    );
    let first = city.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    let second = county.register(
        "2026-03-05T10:00:00+08:00",
        world.enterprise,
        json!({"level": "county"}),
    );
    county.push(&world.server, &[&second]).await;
    city.push(&world.server, &[&first]).await;
    let seen = world.seen(HETANG_ORGAN, &second).await;
    assert_eq!(rules_of(&seen["verdict"]), ["repeat_across_levels"]);
}

fn rules_of(verdict: &Value) -> Vec<&str> {
    let findings = verdict["findings"].as_array().unwrap();
    findings
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect()
}
