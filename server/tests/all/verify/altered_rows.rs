//! `ruqi verify` accepts what the server stored, and names whatever was altered by hand.

use serde_json::json;

use crate::harness::binary::{places, ruqi, said, verify, well};
use crate::harness::phone::hash;
use crate::harness::quarantine::decide;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG_ORGAN};

/// A history with something of everything: visits, an amendment, a withdrawal, colleagues, an averted visit, an unknown
/// code, a gap, something set aside and refused.
async fn history() -> World {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let mut other = world.phone(HETANG_ORGAN).await;
    let (at, visit) = (MORNING, world.enterprise);
    let first = phone.register(at, visit, json!({}));
    let second = phone.register(
        at,
        visit,
        json!({"exemption": {"ground": "complaint", "reference": ""}}),
    );
    let amendment = phone.seal(
        "amendment",
        at,
        json!({"registration": second.id, "exemption": {"ground": "complaint", "reference": "T-1"}}),
    );
    let foreign = json!({"kind": "foreign", "text": "https://example.org/x/1"});
    let unknown = other.visit(visit, json!({"enterprise": null, "code": foreign}));
    let unknown = other.seal("registration", at, unknown);
    let withdrawn = other.register(at, visit, json!({"level": "county"}));
    let withdrawal = other.seal(
        "withdrawal",
        at,
        json!({"registration": withdrawn.id, "reason": "登记有误"}),
    );
    let body = other.visit(
        visit,
        json!({"level": "county", "decision": {"went_in": false, "reason": null}}),
    );
    let averted = other.seal("averted", at, body);
    let mut colleague = world.phone(CITY_ORGAN).await;
    let attendance = colleague.seal(
        "attendance",
        at,
        json!({"registration": first.id, "hash": hash(&first.jws), "organ": CITY_ORGAN}),
    );
    let nowhere = colleague.seal("later_type", at, json!({}));
    let _lost = colleague.register(at, visit, json!({}));
    let held = colleague.register(at, visit, json!({}));
    phone
        .push(&world.server, &[&first, &second, &amendment])
        .await;
    other
        .push(
            &world.server,
            &[&unknown, &withdrawn, &withdrawal, &averted],
        )
        .await;
    let answer = colleague
        .push(&world.server, &[&attendance, &nowhere, &held])
        .await;
    assert_eq!(answer["results"][1]["why"], "unknown_type");
    assert_eq!(answer["results"][2]["status"], "held");
    let supervisor = world.server.supervisor(CITY).await;
    let refused = decide(&world, &supervisor, &nowhere, "refuse").await;
    assert_eq!(refused.status(), 204);
    world
}

#[tokio::test]
async fn what_the_server_stored_is_what_its_events_come_to() {
    let world = history().await;
    let (well, told) = verify(&world);
    assert!(well, "{told}");
    assert!(
        told.starts_with("10 events, 1 set aside, 4 chains"),
        "{told}"
    );
}

#[tokio::test]
async fn each_row_that_was_altered_is_named() {
    let world = history().await;
    let altered = [
        (
            "UPDATE registration SET reference = 'T-2' WHERE reference = 'T-1'",
            "registration",
            "reference",
            "\"T-1\"",
        ),
        (
            "UPDATE registration SET instant = instant - 60000 WHERE ground IS NULL",
            "registration",
            "instant",
            "derived",
        ),
        (
            "UPDATE verdict SET output = replace(output, 'clear', 'violation')",
            "verdict",
            "output",
            "derived",
        ),
        (
            "UPDATE attendance SET bound = 0",
            "attendance",
            "bound",
            "derived \"1\"",
        ),
        ("DELETE FROM averted", "averted", "*", "derived \"a row\""),
        (
            "UPDATE registration SET state = 'stands'",
            "registration",
            "state",
            "\"withdrawn\"",
        ),
        (
            "UPDATE event SET received_at = received_at + 1 WHERE seq = 1",
            "event",
            "received_at",
            "derived",
        ),
        (
            "UPDATE event SET jws = replace(jws, '.', '.e') WHERE seq = 1",
            "event",
            "hash",
            "derived",
        ),
        (
            "UPDATE event SET estimated_at = estimated_at - 1 WHERE seq = 2",
            "event",
            "estimated_at",
            "derived",
        ),
        (
            "UPDATE event SET state = 'accepted' WHERE state = 'held'",
            "enrolment",
            "head",
            "derived",
        ),
        (
            "UPDATE enrolment SET head = head + 1",
            "enrolment",
            "head",
            "derived",
        ),
        (
            "UPDATE enrolment SET officer = (SELECT officer FROM enrolment e WHERE e.kid <> enrolment.kid LIMIT 1)",
            "enrolment",
            "officer",
            "derived",
        ),
        ("DELETE FROM about", "event", "about", "derived"),
        (
            "DELETE FROM event WHERE type = 'withdrawal'",
            "registration",
            "state",
            "\"withdrawn\"",
        ),
        (
            "UPDATE quarantine SET received_at = 0",
            "quarantine",
            "received_at",
            "derived",
        ),
        (
            "UPDATE aside_act SET reason = 'x', kid = zeroblob(32)",
            "aside_act",
            "reason",
            "derived",
        ),
        (
            "UPDATE aside_act SET state = 'accepted'",
            "aside_act",
            "state",
            "derived \"refused\"",
        ),
        (
            "DELETE FROM aside_act",
            "aside_act",
            "*",
            "derived \"a row\"",
        ),
        (
            "DELETE FROM change WHERE kind = 'registration'",
            "change",
            "*",
            "derived \"a row\"",
        ),
    ];
    let (data, file) = places(&world.server, "altered.db");
    for (sql, table, column, more) in altered {
        let _ = std::fs::remove_file(&file);
        well(&ruqi(&data, &["backup", file.to_str().unwrap()]));
        let c = rusqlite::Connection::open(&file).unwrap();
        c.execute_batch(sql).unwrap();
        drop(c);
        let output = ruqi(&data, &["verify", "--file", file.to_str().unwrap()]);
        let told = said(&output);
        assert!(!output.status.success(), "{sql}");
        let named = told.lines().any(|line| {
            line.starts_with(table) && line.contains(&format!(" {column}: ")) && line.contains(more)
        });
        assert!(named, "{sql}\n{told}");
    }
}
