//! Officers tell a visit's outcome after it, and explain findings.

use serde_json::{Value, json};

use crate::harness::binary::{places, ruqi, said};
use crate::harness::phone::{Phone, Sealed, only};
use crate::harness::phone_copy::Copy;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG_ORGAN, Person};

const NOON: &str = "2026-03-05T12:00:00+08:00";
const LATER: &str = "2026-03-05T15:00:00+08:00";

fn outcome(of: &Sealed, result: &str, measures: &str) -> Value {
    json!({"registration": of.id, "result": result, "measures": measures, "rectify_by": "2026-04-01"})
}

fn explanation(of: &Sealed) -> Value {
    json!({"registration": of.id, "rule": "over_frequency", "text": "内部：上级交办"})
}

/// A visit of the city's organ, which is on the server.
async fn visited(world: &World) -> (Person, Phone, Sealed) {
    let officer = world.officer(CITY_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    let visit = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&visit]).await;
    (officer, phone, visit)
}

async fn told(world: &World, phone: &mut Phone, kind: &str, wall: &str, body: Value) -> Value {
    let event = phone.seal(kind, wall, body);
    let answer = phone.push(&world.server, &[&event]).await;
    only(&answer).clone()
}

async fn enterprise_sees(world: &World) -> Value {
    let owner = world.owner(world.enterprise).await;
    let seen = owner.get(&world.server, "/api/v1/enterprise/visits").await;
    seen.json().await.unwrap()
}

#[tokio::test]
async fn the_last_outcome_counts_all_are_seen_and_the_enterprise_is_told_of_it() {
    let world = World::start().await;
    let (officer, mut phone, visit) = visited(&world).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    assert_eq!(
        enterprise_sees(&world).await["items"][0]["outcome"],
        Value::Null
    );
    let later = outcome(&visit, "problems", "责令改正");
    told(&world, &mut phone, "outcome", LATER, later).await;
    // Sealed before, come after: the order of sealing counts.
    let earlier = outcome(&visit, "not_completed", "");
    told(&world, &mut phone, "outcome", NOON, earlier).await;

    let supervisor = world.server.supervisor(CITY).await;
    let path = format!("/api/v1/registrations/{}", visit.id);
    let by_supervisor = supervisor.get(&world.server, &path).await;
    copy.pull(&world, &officer).await;
    for seen in [
        world.seen(CITY_ORGAN, &visit).await,
        by_supervisor.json().await.unwrap(),
        copy.get("registration", visit.id).unwrap()[1].clone(),
    ] {
        let counts = json!({"by": "张三", "at": "2026-03-05T07:00:00.000Z", "result": "problems",
            "measures": "责令改正", "rectify_by": "2026-04-01"});
        assert_eq!(seen["outcome"], counts);
        assert_eq!(seen["outcomes"].as_array().unwrap().len(), 2);
        assert_eq!(seen["outcomes"][0]["result"], "not_completed");
        assert_eq!(seen["outcomes"][1], counts);
    }
    let told = json!({"result": "problems", "measures": "责令改正", "rectify_by": "2026-04-01"});
    assert_eq!(enterprise_sees(&world).await["items"][0]["outcome"], told);
}

#[tokio::test]
async fn an_explanation_is_for_the_organ_and_the_supervisor_and_never_for_the_enterprise() {
    let world = World::start().await;
    let (officer, mut phone, visit) = visited(&world).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    let before = enterprise_sees(&world).await;
    let result = told(&world, &mut phone, "explanation", NOON, explanation(&visit)).await;
    assert_eq!(result["status"], "accepted");
    copy.pull(&world, &officer).await;
    let expected = json!([{"by": "张三", "at": "2026-03-05T04:00:00.000Z", "rule": "over_frequency",
        "text": "内部：上级交办"}]);
    assert_eq!(
        copy.get("registration", visit.id).unwrap()[1]["explanations"],
        expected
    );
    assert_eq!(
        world.seen(CITY_ORGAN, &visit).await["explanations"],
        expected
    );
    assert_eq!(enterprise_sees(&world).await, before);
}

#[tokio::test]
async fn what_another_organ_says_has_no_effect() {
    let world = World::start().await;
    let (_, _, visit) = visited(&world).await;
    let mut stranger = world.phone(HETANG_ORGAN).await;
    for (kind, body) in [
        ("outcome", outcome(&visit, "refused", "")),
        ("explanation", explanation(&visit)),
    ] {
        let result = told(&world, &mut stranger, kind, NOON, body).await;
        assert_eq!(result["status"], "accepted", "{kind}");
    }
    let seen = world.seen(CITY_ORGAN, &visit).await;
    assert_eq!(seen["outcome"], Value::Null);
    assert_eq!(
        (&seen["outcomes"], &seen["explanations"]),
        (&json!([]), &json!([]))
    );
}

#[tokio::test]
async fn both_wait_for_a_registration_that_has_not_come() {
    let world = World::start().await;
    let mut leader = world.phone(CITY_ORGAN).await;
    let visit = leader.register(MORNING, world.enterprise, json!({}));
    let mut colleague = world.phone(CITY_ORGAN).await;
    told(
        &world,
        &mut colleague,
        "outcome",
        NOON,
        outcome(&visit, "closed", ""),
    )
    .await;
    told(
        &world,
        &mut colleague,
        "explanation",
        NOON,
        explanation(&visit),
    )
    .await;
    leader.push(&world.server, &[&visit]).await;
    let seen = world.seen(CITY_ORGAN, &visit).await;
    assert_eq!(seen["outcome"]["result"], "closed");
    assert_eq!(seen["explanations"][0]["rule"], "over_frequency");
}

#[tokio::test]
async fn what_is_not_of_its_form_is_set_aside() {
    let world = World::start().await;
    let (_, mut phone, visit) = visited(&world).await;
    let with = |body: Value, key: &str, value: Value| {
        let mut body = body;
        body[key] = value;
        body
    };
    let good = outcome(&visit, "problems", "");
    let explains = explanation(&visit);
    for (kind, body, why) in [
        (
            "outcome",
            with(good.clone(), "result", json!("fine")),
            "malformed",
        ),
        (
            "outcome",
            with(good.clone(), "registration", json!("x")),
            "malformed",
        ),
        (
            "outcome",
            with(good.clone(), "measures", json!("长".repeat(2_001))),
            "malformed",
        ),
        (
            "outcome",
            with(good.clone(), "rectify_by", json!("2026-02-30")),
            "bad_time",
        ),
        (
            "explanation",
            with(explains.clone(), "text", json!(" ")),
            "malformed",
        ),
        (
            "explanation",
            with(explains.clone(), "text", json!("长".repeat(2_001))),
            "malformed",
        ),
        (
            "explanation",
            with(explains.clone(), "rule", json!("")),
            "malformed",
        ),
    ] {
        let result = told(&world, &mut phone, kind, NOON, body).await;
        assert_eq!(
            (&result["status"], &result["why"]),
            (&json!("quarantined"), &json!(why))
        );
    }
    for (kind, body) in [
        (
            "outcome",
            with(good.clone(), "measures", json!("长".repeat(2_000))),
        ),
        ("outcome", with(good, "rectify_by", Value::Null)),
        (
            "explanation",
            with(explains, "text", json!("长".repeat(2_000))),
        ),
    ] {
        let result = told(&world, &mut phone, kind, NOON, body).await;
        assert_eq!(result["status"], "accepted", "{kind}");
    }
}

#[tokio::test]
async fn an_outcome_that_an_older_server_did_not_know_counts_once_it_is_updated() {
    let world = World::start().await;
    let (_, mut phone, visit) = visited(&world).await;
    let event = phone.seal("outcome", NOON, outcome(&visit, "refused", ""));
    let first = phone.push(&world.server, &[&event]).await;
    // As the older server left it.
    world.sql(
        "INSERT INTO quarantine (hash, jws, why, kid, seq, event, received_at, receipt, fills)
           SELECT hash, jws, 'unknown_type', kid, seq, id, received_at, receipt, 1 FROM event WHERE type = 'outcome';
         DELETE FROM about; DELETE FROM outcome; DELETE FROM event WHERE type = 'outcome';",
    );
    assert_eq!(world.seen(CITY_ORGAN, &visit).await["outcome"], Value::Null);
    let world = world.later(60_000);
    let officer = world.officer(CITY_ORGAN).await;
    let path = format!("/api/v1/registrations/{}", visit.id);
    let mut seen = Value::Null;
    // It looks when it starts; nobody has to send anything.
    for _ in 0..300 {
        let answer = officer.get(&world.server, &path).await;
        seen = answer.json().await.unwrap();
        if !seen["outcome"].is_null() {
            break;
        }
    }
    assert_eq!(seen["outcome"]["result"], "refused");
    let again = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["receipt"], only(&first)["receipt"]);
}

fn explains(of: &Sealed, rule: &str) -> Value {
    json!({"registration": of.id, "rule": rule, "text": "内部：上级交办"})
}

#[tokio::test]
async fn an_explanation_of_a_rule_that_is_none_waits_until_the_server_is_updated() {
    let world = World::start().await;
    let (_, mut phone, visit) = visited(&world).await;
    let known = phone.seal("explanation", NOON, explains(&visit, "over_frequency"));
    let unknown = phone.seal("explanation", NOON, explains(&visit, "of_a_later_pack"));
    let first = phone.push(&world.server, &[&known, &unknown]).await;
    assert_eq!(first["results"][0]["status"], "accepted");
    assert_eq!(first["results"][1]["why"], "unknown_type");
    // As a server left it that did not know the first rule either.
    world.sql(
        "INSERT INTO quarantine (hash, jws, why, kid, seq, event, received_at, receipt, fills)
           SELECT hash, jws, 'unknown_type', kid, seq, id, received_at, receipt, 1 FROM event WHERE type = 'explanation';
         DELETE FROM about; DELETE FROM explanation; DELETE FROM event WHERE type = 'explanation';",
    );
    let world = world.later(60_000);
    let mut explanations = Value::Null;
    for _ in 0..300 {
        explanations = world.seen(CITY_ORGAN, &visit).await["explanations"].clone();
        if explanations != json!([]) {
            break;
        }
    }
    assert_eq!(explanations.as_array().unwrap().len(), 1);
    assert_eq!(explanations[0]["rule"], "over_frequency");
    let again = phone.push(&world.server, &[&known, &unknown]).await;
    for (index, status) in ["duplicate", "quarantined"].into_iter().enumerate() {
        assert_eq!(again["results"][index]["status"], status);
        assert_eq!(
            again["results"][index]["receipt"],
            first["results"][index]["receipt"]
        );
    }
    let (data, _) = places(&world.server, "");
    let verified = ruqi(&data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

#[tokio::test]
async fn an_explanation_that_was_accepted_of_whatever_rule_stays_and_verifies() {
    let world = World::start().await;
    let (_, mut phone, visit) = visited(&world).await;
    let beside = phone.seal("outcome", NOON, outcome(&visit, "refused", ""));
    let event = phone.seal("explanation", NOON, explains(&visit, "frequency"));
    let first = phone.push(&world.server, &[&beside, &event]).await;
    assert_eq!(first["results"][1]["why"], "unknown_type");
    // As a server left it that asked for no rule.
    world.sql(
        "INSERT INTO event (id, kid, seq, type, author, jws, hash, receipt, received_at, estimated_at, shift, grade, state)
           SELECT q.event, q.kid, q.seq, 'explanation', e.author, q.jws, q.hash, q.receipt, q.received_at, e.estimated_at,
             e.shift, e.grade, 'accepted' FROM quarantine q JOIN event e ON e.type = 'outcome';
         INSERT INTO about (registration, event) SELECT a.registration, q.event FROM about a, quarantine q;
         INSERT INTO explanation (registration, event, rule) SELECT a.registration, q.event, 'frequency'
           FROM about a JOIN quarantine q ON q.event = a.event;
         DELETE FROM quarantine;",
    );
    let (data, _) = places(&world.server, "");
    let verified = ruqi(&data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
    let seen = world.seen(CITY_ORGAN, &visit).await;
    assert_eq!(seen["explanations"][0]["rule"], "frequency");
    let again = phone.push(&world.server, &[&event]).await;
    assert_eq!(only(&again)["status"], "duplicate");
    assert_eq!(only(&again)["receipt"], first["results"][1]["receipt"]);
}

#[tokio::test]
async fn phones_see_also_what_changes_nothing_since_more_was_said_after_it() {
    let world = World::start().await;
    let (officer, mut phone, visit) = visited(&world).await;
    let amended = |matter| json!({"registration": visit.id, "matters": [matter]});
    let withdrawn = |why| json!({"registration": visit.id, "reason": why});
    let mut copy = Copy::default();
    for (kind, wall, body) in [
        ("amendment", LATER, amended("M2")),
        ("amendment", NOON, amended("M1")),
        ("withdrawal", NOON, withdrawn("登记有误")),
        ("withdrawal", LATER, withdrawn("再说一次")),
    ] {
        told(&world, &mut phone, kind, wall, body).await;
        copy.pull(&world, &officer).await;
        let here = &copy.get("registration", visit.id).unwrap()[1];
        assert_eq!(here, &world.seen(CITY_ORGAN, &visit).await, "{kind} {wall}");
    }
    let here = &copy.get("registration", visit.id).unwrap()[1];
    assert_eq!(here["versions"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn phones_see_a_visit_that_is_moved_beyond_what_a_new_one_would_be_given() {
    let world = World::start().await;
    let (officer, mut phone, visit) = visited(&world).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    let began = json!({"registration": visit.id, "started_at": "2024-06-05T01:00:00.000Z"});
    told(&world, &mut phone, "amendment", NOON, began).await;
    copy.pull(&world, &officer).await;
    let here = &copy.get("registration", visit.id).unwrap()[1];
    assert_eq!(here, &world.seen(CITY_ORGAN, &visit).await);
    assert_eq!(here["started_at"], "2024-06-05T01:00:00.000Z");
    let mut new = Copy::default();
    new.pull(&world, &officer).await;
    assert_eq!(copy.rows, new.rows);
    let (data, _) = places(&world.server, "");
    let verified = ruqi(&data, &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
    world.sql("UPDATE change SET day = 1 WHERE kind = 'registration'");
    let verified = ruqi(&data, &["verify"]);
    assert!(!verified.status.success());
    assert!(said(&verified).contains("day"), "{}", said(&verified));
}
