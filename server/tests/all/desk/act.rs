//! Whatever is done at a desk is sealed in the server's own chain and is in the audit trail, once each.

use ruqi::store::ids::PersonId;
use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::binary::verify;
use crate::harness::desk_chain::acts;
use crate::harness::erasure::{PERIOD, later, number};
use crate::harness::phone::{Phone, hash};
use crate::harness::quarantine::{aside, decide, held};
use crate::harness::world::{DOOR, MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG, Person};

const FOREIGN: &str = "https://code.example/hn/9f3c";

/// Lines of the audit trail about the sealed event: who, act, subject.
fn lines(world: &World, event: &Value) -> Vec<(PersonId, String, String)> {
    let c = Connection::open(world.server.state.config.database()).unwrap();
    let mut found = c
        .prepare("SELECT actor, act, subject FROM audit WHERE json_extract(detail, '$.act') = ?1")
        .unwrap();
    let rows = found
        .query_map([event.as_str().unwrap()], |row| {
            Ok((row.get::<_, Uuid>(0)?.into(), row.get(1)?, row.get(2)?))
        })
        .unwrap();
    rows.map(Result::unwrap).collect()
}

/// Does an act, which leaves one sealed event and one line; answers what was sealed.
async fn done(
    world: &World,
    person: &Person,
    path: &str,
    asked: Value,
    (sealed, audited, subject): (&str, &str, String),
) -> (Value, Value) {
    let epoch = world.server.state.epoch.to_string();
    let before = acts(world, &epoch).len();
    let answer = person.post(&world.server, path, &asked).await;
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    let answer = answer.json().await.unwrap_or(Value::Null);
    let all = acts(world, &epoch);
    assert_eq!(all.len(), before + 1, "{path}");
    let act = all.last().unwrap().clone();
    assert_eq!(act["type"], sealed);
    assert_eq!(act["author"], person.id.to_string());
    let expected = (person.id, audited.to_owned(), subject);
    assert_eq!(lines(world, &act["id"]), [expected], "{path}");
    (act["body"].clone(), answer)
}

fn fingerprint(text: &str) -> String {
    ruqi_rules::fingerprint(text).to_string()
}

#[tokio::test]
async fn an_organs_and_a_regions() {
    let world = World::start().await;
    let manager = world.server.manager(CITY_ORGAN).await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&visit]).await;
    let reason = json!({ "reason": "原因" });
    let path = format!("/api/v1/registrations/{}/withdraw", visit.id);
    let named = (
        "desk_withdrawal",
        "registration_withdrawn",
        visit.id.to_string(),
    );
    done(&world, &manager, &path, reason.clone(), named).await;

    let path = format!("/api/v1/enrolments/{}/revoke", phone.signer.kid);
    let named = ("key_revoked", "key_revoked", officer.id.to_string());
    let (body, _) = done(&world, &manager, &path, reason.clone(), named).await;
    let expected = json!({"kid": phone.signer.kid, "officer": officer.id, "device": phone.device,
        "reason": "原因", "by": manager.id});
    assert_eq!(body, expected);
    let again = manager.post(&world.server, &path, &reason).await;
    assert_eq!(again.status(), 204);
    assert_eq!(acts(&world, &world.server.state.epoch).len(), 2, "once");

    let supervisor = world.server.supervisor(CITY).await;
    let (_, _, _, waits) = held(&world).await;
    let path = format!("/api/v1/aside/{}/accept", hash(&waits.jws));
    let named = ("aside_accepted", "aside_accepted", hash(&waits.jws));
    done(&world, &supervisor, &path, reason.clone(), named).await;
    let (_, _, kept) = aside(&world).await;
    let path = format!("/api/v1/aside/{}/refuse", hash(&kept.jws));
    let named = ("aside_refused", "aside_refused", hash(&kept.jws));
    done(&world, &supervisor, &path, reason, named).await;
    let refused = decide(&world, &supervisor, &kept, "refuse").await;
    assert_eq!(refused.status(), 409);
    assert_eq!(acts(&world, &world.server.state.epoch).len(), 5);
    let (well, told) = verify(&world);
    assert!(well, "{told}");
}

#[tokio::test]
async fn the_directorys() {
    let world = World::start().await;
    let (administrator, owner) = (
        world.server.administrator().await,
        world.owner(world.enterprise).await,
    );
    let codes = format!("/api/v1/premises/{}/codes", world.premises);
    let place = json!({"premises": world.premises, "enterprise": world.enterprise});
    let with = |more: Value| {
        let mut body = place.clone();
        let fields = body.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        body
    };

    let path = format!("/api/v1/codes/{}/replace", fingerprint(DOOR));
    let named = (
        "door_code_replaced",
        "door_code_replaced",
        fingerprint(DOOR),
    );
    let (body, new) = done(&world, &owner, &path, json!({}), named).await;
    let more = json!({"fingerprint": fingerprint(DOOR), "replaced_by": new["fingerprint"], "by": owner.id});
    assert_eq!(body, with(more), "and not its text");

    let named = ("code_bound", "code_bound", fingerprint(FOREIGN));
    let text = json!({ "text": FOREIGN });
    let (body, _) = done(&world, &administrator, &codes, text.clone(), named).await;
    let more =
        json!({"fingerprint": fingerprint(FOREIGN), "text": FOREIGN, "by": administrator.id});
    assert_eq!(body, with(more));
    let again = administrator.post(&world.server, &codes, &text).await;
    assert_eq!(again.status(), 201);
    assert_eq!(acts(&world, &world.server.state.epoch).len(), 2, "once");

    let merge = format!("/api/v1/enterprises/{}/merge", world.foreign);
    let asked = json!({"into": world.enterprise, "since": null, "reason": "吸收合并"});
    let named = ("merger", "enterprise_merged", world.foreign.to_string());
    done(&world, &administrator, &merge, asked, named).await;
    let (well, told) = verify(&world);
    assert!(well, "{told}");
}

#[tokio::test]
async fn a_door_code_that_is_made() {
    let world = World::start().await;
    let owner = world.owner(world.enterprise).await;
    let codes = format!("/api/v1/premises/{}/codes", world.premises);
    let epoch = world.server.state.epoch.to_string();
    let made = owner.post(&world.server, &codes, &json!({})).await;
    let made: Value = made.json().await.unwrap();
    let all = acts(&world, &epoch);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["type"], "door_code_made");
    let body = json!({"fingerprint": made["fingerprint"], "premises": world.premises,
        "enterprise": world.enterprise, "by": owner.id});
    assert_eq!(all[0]["body"], body, "and not its text");
    let subject = made["fingerprint"].as_str().unwrap().to_owned();
    let expected = (owner.id, "door_code_made".to_owned(), subject);
    assert_eq!(lines(&world, &all[0]["id"]), [expected]);
}

/// A code that registrations wait for: from its list, and as it is bound to premises.
#[tokio::test]
async fn a_code_that_is_resolved() {
    for at_the_list in [true, false] {
        let world = World::start().await;
        let mut phone = world.phone(CITY_ORGAN).await;
        let code = json!({"enterprise": null, "code": {"kind": "foreign", "text": FOREIGN}});
        let visit = phone.register(MORNING, world.enterprise, code);
        phone.push(&world.server, &[&visit]).await;
        let administrator = world.server.administrator().await;
        let (path, asked) = if at_the_list {
            let asked = json!({ "premises": world.premises, "from": null });
            (
                format!("/api/v1/unknown-codes/{}/resolve", fingerprint(FOREIGN)),
                asked,
            )
        } else {
            let path = format!("/api/v1/premises/{}/codes", world.premises);
            (path, json!({ "text": FOREIGN }))
        };
        let named = ("code_resolved", "code_resolved", fingerprint(FOREIGN));
        let (body, _) = done(&world, &administrator, &path, asked, named).await;
        let expected = json!({"fingerprint": fingerprint(FOREIGN), "text": FOREIGN,
            "premises": world.premises, "enterprise": world.enterprise, "from": null});
        assert_eq!(body, expected);
        let (well, told) = verify(&world);
        assert!(well, "{told}");
    }
}

/// Whoever may not, and what is in the way, leaves nothing behind.
#[tokio::test]
async fn what_is_refused_is_neither_sealed_nor_noted() {
    let world = World::start().await;
    let (stranger, owner) = (
        world.server.supervisor(HETANG).await,
        world.owner(world.enterprise).await,
    );
    let codes = format!("/api/v1/premises/{}/codes", world.premises);
    let replace = format!("/api/v1/codes/{}/replace", fingerprint(DOOR));
    let gone = format!("/api/v1/codes/{}/replace", fingerprint("nowhere"));
    for (person, path, asked, status) in [
        (&stranger, &codes, json!({}), 403),
        (&stranger, &replace, json!({}), 403),
        (&owner, &codes, json!({ "text": FOREIGN }), 403),
        (&owner, &gone, json!({}), 404),
    ] {
        let answer = person.post(&world.server, path, &asked).await;
        assert_eq!(answer.status(), status, "{path}");
    }
    assert!(acts(&world, &world.server.state.epoch).is_empty());
    let c = Connection::open(world.server.state.config.database()).unwrap();
    let sql = "SELECT count(*) FROM audit WHERE act LIKE '%code%'";
    let noted: i64 = c.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(noted, 0);
}

/// What a door code's act did stands; why a key was revoked is nobody's business after the period.
#[tokio::test]
async fn a_revocation_goes_after_the_period_and_a_door_code_stays() {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let manager = world.server.manager(CITY_ORGAN).await;
    let path = format!("/api/v1/enrolments/{}/revoke", phone.signer.kid);
    let named = ("key_revoked", "key_revoked", officer.id.to_string());
    let reason = json!({ "reason": "丢失" });
    done(&world, &manager, &path, reason, named).await;
    let owner = world.owner(world.enterprise).await;
    let codes = format!("/api/v1/premises/{}/codes", world.premises);
    let made = owner.post(&world.server, &codes, &json!({})).await;
    assert_eq!(made.status(), 201);
    let world = later(world, PERIOD + 1, 1);
    let kept = "SELECT count(*) FROM event WHERE erased_at IS NULL AND type = 'door_code_made'";
    assert_eq!(number(&world, kept), 1);
    let (well, told) = verify(&world);
    assert!(well, "{told}");
}
