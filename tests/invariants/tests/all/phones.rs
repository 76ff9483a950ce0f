//! Phones that say another thing than the server.

use serde_json::{Value, json};

use crate::city::City;

/// A city whose phone was changed before it was checked.
fn with(change: impl FnOnce(&mut Value)) -> City {
    let mut city = City::new();
    let mut phone = city.phone();
    change(&mut phone["officers"][0]);
    city.add(&phone);
    city
}

#[test]
fn a_phone_that_sent_everything_holds() {
    let said = with(|_| ()).check();
    assert!(said.holds, "{}", said.text);
    assert!(said.text.contains("phones 1"), "{}", said.text);
    assert!(!said.text.contains("sealed on phones 0"), "{}", said.text);
}

#[test]
fn a_receipt_whose_event_is_gone_is_named() {
    let city = with(|_| ());
    let kid = city.kid();
    city.edit(&format!("DELETE FROM event WHERE kid = {kid} AND seq = 2"));
    city.check().names("receipt-durable");
}

#[test]
fn what_a_restored_server_lost_is_to_be_offered_again_until_the_phone_heard_of_it() {
    let city = with(|phone| phone["epoch"] = json!("before the restore"));
    let kid = city.kid();
    city.edit(&format!(
        "DELETE FROM registration WHERE id IN (SELECT id FROM event WHERE kid = {kid});
         DELETE FROM averted WHERE id IN (SELECT id FROM event WHERE kid = {kid});
         DELETE FROM event WHERE kid = {kid}; DELETE FROM enrolment WHERE kid = {kid}"
    ));
    let said = city.check();
    assert!(said.holds, "{}", said.text);
    assert!(
        !said.text.contains("to be offered again 0"),
        "{}",
        said.text
    );
}

#[test]
fn a_copy_that_a_restored_server_got_before_the_first_receipt_is_to_be_offered_again() {
    let told = |epoch: Option<&str>, received_at: &str| {
        let sent = json!({ "receipt": null, "received_at": received_at });
        with(|phone| {
            phone["events"][1]["sent"] = sent;
            if let Some(epoch) = epoch {
                phone["epoch"] = json!(epoch);
            }
        })
        .check()
    };
    let (earlier, later) = ("2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z");
    let said = told(Some("before the restore"), earlier);
    assert!(said.holds, "{}", said.text);
    assert!(said.text.contains("to be offered again 1"), "{}", said.text);
    told(None, earlier).names("first-arrival");
    told(Some("before the restore"), later).names("first-arrival");
}

#[test]
fn an_event_that_is_nowhere_is_named() {
    let lost = |state: Value| {
        move |phone: &mut Value| {
            let sealed = &mut phone["events"][1];
            sealed["sent"] = Value::Null;
            sealed["outbox"] = state;
        }
    };
    let gone = |city: &City| {
        let kid = city.kid();
        city.edit(&format!("DELETE FROM event WHERE kid = {kid} AND seq = 2"));
    };
    for state in [
        Value::Null,
        json!({ "state": "set_aside", "why": "malformed" }),
    ] {
        let city = with(lost(state));
        gone(&city);
        city.check().names("never-lost");
    }
    let city = with(lost(json!({ "state": "waiting", "why": null })));
    gone(&city);
    let said = city.check();
    assert!(
        !said.text.contains("never-lost"),
        "it waits on the phone:\n{}",
        said.text
    );
}

#[test]
fn a_number_that_neither_has_is_named() {
    let city = with(|phone| {
        phone["events"].as_array_mut().unwrap().remove(1);
    });
    assert!(city.check().holds, "the server has it");
    let kid = city.kid();
    city.edit(&format!("DELETE FROM event WHERE kid = {kid} AND seq = 2"));
    city.check().names("never-lost");
}

/// Each change, and the invariant that it breaks.
type Change = fn(&mut Value);
const BREAKS: [(&str, Change); 8] = [
    ("receipt-seal", |phone| {
        phone["events"][1]["sent"]["receipt"] = phone["events"][0]["sent"]["receipt"].clone()
    }),
    ("receipt-seal", |phone| {
        phone["events"][1]["sent"]["receipt"] = phone["events"][1]["jws"].clone()
    }),
    ("first-arrival", |phone| {
        phone["events"][1]["sent"]["received_at"] = json!("2020-01-01T00:00:00Z")
    }),
    ("bytes", |phone| {
        phone["events"][1]["id"] = phone["events"][0]["id"].clone()
    }),
    ("chain-links", |phone| {
        phone["events"][1]["hash"] = phone["events"][0]["hash"].clone()
    }),
    ("certificate", |phone| {
        phone["chains"][0]["certificate"] = phone["events"][0]["jws"].clone()
    }),
    ("outbox", |phone| {
        phone["heads"][0]["hash"] = phone["events"][0]["hash"].clone()
    }),
    ("outbox", |phone| phone["events"][1]["jws"] = Value::Null),
];

#[test]
fn each_invariant_of_a_phone_is_broken_and_named() {
    for (invariant, change) in BREAKS {
        with(change).check().names(invariant);
    }
}

#[test]
fn an_enterprise_that_is_shown_too_much_or_too_little_is_named() {
    let mut city = City::new();
    let busiest = "(SELECT enterprise FROM registration WHERE length(enterprise) = 16 GROUP BY enterprise ORDER BY count(*) DESC LIMIT 1)";
    let enterprise = city.uuid(&format!("SELECT hex({busiest})"));
    let ids =
        format!("SELECT group_concat(hex(id)) FROM registration WHERE enterprise = {busiest}");
    let ids: Vec<String> = city
        .text(&ids)
        .split(',')
        .map(|hex| hex.to_lowercase())
        .collect();
    assert!(ids.len() > 1, "some enterprise was visited twice");
    city.add(&json!({ "kind": "visits", "enterprise": enterprise, "ids": ids }));
    assert!(city.check().holds);

    city.add(&json!({ "kind": "visits", "enterprise": enterprise, "ids": ids[1..] }));
    city.check().names("enterprise-view");

    let mut city = City::new();
    let more: Vec<&str> = ids
        .iter()
        .map(String::as_str)
        .chain(["00000000-0000-7000-8000-000000000000"])
        .collect();
    city.add(&json!({ "kind": "visits", "enterprise": enterprise, "ids": more }));
    city.check().names("enterprise-view");
}
