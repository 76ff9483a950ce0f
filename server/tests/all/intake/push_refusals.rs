//! A push brings what cannot count, and is told why.

use serde_json::{Value, json};
use uuid::Uuid;

use super::push::phone;
use crate::harness::phone::{Phone, Sealed, Signer, hash, only, texts};
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY_ORGAN, HETANG_ORGAN};

#[tokio::test]
async fn what_is_no_event_is_rejected_and_the_rest_goes_on() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let payload = phone.payload(
        "registration",
        MORNING,
        phone.visit(world.enterprise, json!({})),
    );
    let none = phone.signer.seal(
        &json!({"alg": "none", "typ": "ruqi-event", "kid": phone.signer.kid}),
        &payload,
    );
    let unsigned = format!("{}.", none.rsplit_once('.').unwrap().0);
    let other_kind = phone.signer.seal(
        &json!({"alg": "ES256", "typ": "ruqi-proof", "kid": phone.signer.kid}),
        &payload,
    );
    let critical = phone.signer.seal(
        &json!({"alg": "ES256", "typ": "ruqi-event", "kid": phone.signer.kid, "crit": ["b64"], "b64": false}), &payload);
    let mut large = payload.clone();
    large["body"]["approval"] = json!("x".repeat(17_000));
    let large = phone.signer.event(&large);
    let good = phone.register(MORNING, world.enterprise, json!({}));
    let events = [
        none,
        unsigned,
        other_kind,
        critical,
        "nothing".to_owned(),
        large,
        good.jws.clone(),
    ];
    let answer = world.server.push(&events).await;
    let said: Vec<(&str, &str)> = answer["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| {
            (
                result["status"].as_str().unwrap(),
                result["why"].as_str().unwrap_or(""),
            )
        })
        .collect();
    let rejected = ("rejected", "not_an_event");
    assert_eq!(
        said,
        [
            rejected,
            rejected,
            rejected,
            rejected,
            rejected,
            ("rejected", "too_large"),
            ("accepted", "")
        ]
    );
    assert!(answer["results"][0]["receipt"].is_null());
}

#[tokio::test]
async fn what_cannot_count_is_set_aside_with_a_reason_and_takes_its_number() {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let of_event = [
        ("author", json!(Uuid::now_v7()), "malformed"),
        ("device", json!(Uuid::now_v7()), "not_the_keys_author"),
        ("type", json!("evaluation"), "unknown_type"),
        ("wall", json!("yesterday"), "bad_time"),
        ("wall", json!("2026-03-05T09:30:60+08:00"), "bad_time"),
        ("clock", json!("real"), "other_clock"),
        ("prev", json!(hash("another")), "broken_chain"),
        ("id", json!(Uuid::new_v4()), "malformed"),
    ];
    let of_body = [
        ("organ", json!(HETANG_ORGAN), "not_of_the_organ"),
        ("organ", json!("nowhere"), "not_of_the_organ"),
        ("level", json!("planet"), "malformed"),
        ("started_at", json!("2026-02-30T09:30:00+08:00"), "bad_time"),
        ("enterprise", Value::Null, "malformed"),
        ("matters", json!(vec!["M1"; 51]), "malformed"),
    ];
    let places = of_event
        .iter()
        .map(|case| (false, case))
        .chain(of_body.iter().map(|case| (true, case)));
    for (in_body, (key, value, why)) in places {
        let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
        let visit = phone.visit(world.enterprise, json!({}));
        let mut payload = phone.payload("registration", MORNING, visit);
        match in_body {
            true => payload["body"][key] = value.clone(),
            false => payload[key] = value.clone(),
        }
        let strange = Sealed {
            id: Uuid::nil(),
            jws: phone.signer.event(&payload),
        };
        let answer = phone.push(&world.server, &[&strange]).await;
        let result = only(&answer);
        assert_eq!(result["status"], "quarantined", "{key}: {value}");
        assert_eq!(result["why"], *why, "{key}: {value}");
        assert!(!result["words"]["zh"].as_str().unwrap().is_empty());
        assert_eq!(answer["chains"][&phone.signer.kid], 1, "{key}: {value}");
        let again = phone.push(&world.server, &[&strange]).await;
        assert_eq!(only(&again)["receipt"], result["receipt"]);
        // The next one goes on from it.
        (phone.seq, phone.prev) = (1, hash(&strange.jws));
        let next = phone.register(MORNING, world.enterprise, json!({}));
        let next = phone.push(&world.server, &[&next]).await;
        assert_eq!(only(&next)["status"], "accepted", "after {key}: {value}");
    }
}

#[tokio::test]
async fn two_events_with_one_number_tell_of_a_cloned_phone() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let twin = phone.payload(
        "registration",
        MORNING,
        phone.visit(world.foreign, json!({})),
    );
    let twin = phone.signer.event(&twin);
    let event = phone.register(MORNING, world.enterprise, json!({}));
    let answer = world.server.push(&[event.jws, twin]).await;
    assert_eq!(answer["results"][0]["status"], "accepted");
    assert_eq!(answer["results"][1]["why"], "number_taken");
    assert_eq!(answer["chains"][&phone.signer.kid], 1);
}

#[tokio::test]
async fn strangers_and_forgers_are_set_aside() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let payload = phone.payload(
        "registration",
        MORNING,
        phone.visit(world.enterprise, json!({})),
    );
    let stranger = Signer::generate();
    let unknown = world.server.push(&[stranger.event(&payload)]).await;
    assert_eq!(only(&unknown)["why"], "unknown_key");
    let forged = stranger.seal(
        &json!({"alg": "ES256", "typ": "ruqi-event", "kid": phone.signer.kid}),
        &payload,
    );
    let forged = world.server.push(&[forged]).await;
    assert_eq!(only(&forged)["why"], "bad_signature");
    assert_eq!(
        forged["chains"][&phone.signer.kid], 0,
        "a forged one takes no number"
    );
    let good = phone.register(MORNING, world.enterprise, json!({}));
    assert_eq!(
        only(&world.server.push(&texts(&[&good])).await)["status"],
        "accepted"
    );
}

#[tokio::test]
async fn an_id_with_other_bytes_leaves_the_first_as_it_was() {
    let world = World::start().await;
    let mut phone = phone(&world).await;
    let event = phone.register(MORNING, world.enterprise, json!({}));
    world.server.push(&texts(&[&event])).await;
    let mut payload = phone.payload(
        "registration",
        MORNING,
        phone.visit(world.enterprise, json!({})),
    );
    payload["id"] = json!(event.id);
    let other = phone.seal_payload(&payload);
    let answer = world.server.push(&texts(&[&other])).await;
    assert_eq!(only(&answer)["why"], "id_with_other_bytes");
    assert_eq!(
        answer["chains"][&phone.signer.kid], 2,
        "signed well, it fills its number"
    );
    let third = phone.register("2026-03-05T10:30:00+08:00", world.foreign, json!({}));
    assert_eq!(
        only(&world.server.push(&texts(&[&third])).await)["status"],
        "accepted"
    );
    assert_eq!(
        only(&phone.push(&world.server, &[&event]).await)["status"],
        "duplicate"
    );
}

#[tokio::test]
async fn a_demonstrations_event_does_not_count_on_a_real_server() {
    let world = World::start_at(ruqi::clock::Clock::real()).await;
    let mut phone = phone(&world).await;
    phone.clock = "demo";
    let event = phone.register(MORNING, world.enterprise, json!({}));
    assert_eq!(
        only(&world.server.push(&texts(&[&event])).await)["why"],
        "other_clock"
    );
}
