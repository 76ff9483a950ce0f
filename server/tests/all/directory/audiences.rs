//! Who sees which enterprises, and who manages their codes: each cell of the table of roles, refusals too.

use serde_json::{Value, json};

use crate::harness::firm::{Firm, firm, speaker};
use crate::harness::{
    CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, TestServer, problem,
};

struct Scene {
    server: TestServer,
    here: Firm,
    there: Firm,
}

async fn scene() -> Scene {
    let server = TestServer::start();
    let here = firm(&server, "株洲天元食品有限公司", "zztyspyxgs", HETANG, 1).await;
    let there = firm(&server, "芦淞服饰有限公司", "lsfsyxgs", LUSONG, 2).await;
    Scene {
        server,
        here,
        there,
    }
}

async fn names(server: &TestServer, person: &Person, q: &str) -> Vec<String> {
    let answer = person
        .get(server, &format!("/api/v1/enterprises?q={q}"))
        .await;
    assert_eq!(answer.status(), 200);
    let list: Value = answer.json().await.unwrap();
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| item["name"].as_str().unwrap().chars().take(2).collect())
        .collect()
}

#[tokio::test]
async fn each_role_sees_its_own_part() {
    let Scene {
        server,
        here,
        there,
    } = scene().await;
    let cases = [
        (server.officer(HETANG_ORGAN).await, vec!["株洲"]),
        (server.manager(LUSONG_ORGAN).await, vec!["芦淞"]),
        (server.officer(CITY_ORGAN).await, vec!["株洲", "芦淞"]),
        (server.supervisor(LUSONG).await, vec!["芦淞"]),
        (server.supervisor(CITY).await, vec!["株洲", "芦淞"]),
        (speaker(&server, &here).await, vec!["株洲"]),
        (server.administrator().await, vec!["株洲", "芦淞"]),
    ];
    for (person, seen) in cases {
        assert_eq!(names(&server, &person, "").await, seen);
        let both = [("株洲", &here), ("芦淞", &there)];
        for (name, firm) in both {
            let answer = person
                .get(&server, &format!("/api/v1/enterprises/{}", firm.id))
                .await;
            match seen.contains(&name) {
                true => assert_eq!(answer.status(), 200),
                false => drop(problem(answer, 404, "not-found").await),
            }
        }
    }
    let nobody = server
        .ask(reqwest::Method::GET, "/api/v1/enterprises")
        .send()
        .await
        .unwrap();
    problem(nobody, 401, "sign-in").await;
}

#[tokio::test]
async fn found_by_part_of_the_name_by_initials_and_by_credit_code() {
    let Scene { server, there, .. } = scene().await;
    let administrator = server.administrator().await;
    for q in [
        "服饰",
        "lsfs",
        "LSFS",
        &there.credit_code[..8],
        &there.credit_code.to_lowercase(),
    ] {
        assert_eq!(names(&server, &administrator, q).await, ["芦淞"], "{q}");
    }
    for q in ["%25", "_", "fs", "%27", "没有"] {
        assert!(names(&server, &administrator, q).await.is_empty(), "{q}");
    }
}

/// The text of the enterprise's first code, or null, as this person sees it.
async fn text_seen(server: &TestServer, person: &Person, firm: &Firm) -> Value {
    let answer = person
        .get(server, &format!("/api/v1/enterprises/{}", firm.id))
        .await;
    let seen: Value = answer.json().await.unwrap();
    let code = &seen["premises"][0]["codes"][0];
    assert_eq!(code["fingerprint"], firm.fingerprint);
    code["text"].clone()
}

#[tokio::test]
async fn who_does_not_manage_a_code_never_gets_its_text() {
    let Scene { server, here, .. } = scene().await;
    let blind = [
        server.officer(HETANG_ORGAN).await,
        server.manager(HETANG_ORGAN).await,
        server.supervisor(HETANG).await,
    ];
    for person in blind {
        assert_eq!(text_seen(&server, &person, &here).await, Value::Null);
    }
    for person in [server.administrator().await, speaker(&server, &here).await] {
        assert_eq!(text_seen(&server, &person, &here).await, here.code);
    }
}

#[tokio::test]
async fn only_administrators_and_the_enterprise_itself_manage_codes() {
    let Scene {
        server,
        here,
        there,
    } = scene().await;
    let make = format!("/api/v1/premises/{}/codes", here.premises);
    let replace = format!("/api/v1/codes/{}/replace", here.fingerprint);
    let picture = format!("/api/v1/codes/{}/qr.svg", here.fingerprint);
    let print = json!({ "premises": [here.premises] });
    let refused = [
        (server.officer(HETANG_ORGAN).await, 403, "forbidden"),
        (server.manager(HETANG_ORGAN).await, 403, "forbidden"),
        (server.supervisor(CITY).await, 403, "forbidden"),
        (speaker(&server, &there).await, 404, "not-found"),
    ];
    for (person, status, slug) in refused {
        problem(person.post(&server, &make, &json!({})).await, status, slug).await;
        problem(
            person.post(&server, &replace, &json!({})).await,
            status,
            slug,
        )
        .await;
        problem(person.get(&server, &picture).await, status, slug).await;
        problem(
            person.post(&server, "/api/v1/prints", &print).await,
            status,
            slug,
        )
        .await;
        let foreign = json!({ "text": "HN-1" });
        problem(
            person.post(&server, &make, &foreign).await,
            403,
            "forbidden",
        )
        .await;
    }
    for person in [speaker(&server, &here).await, server.administrator().await] {
        assert_eq!(person.post(&server, &make, &json!({})).await.status(), 201);
        assert_eq!(person.get(&server, &picture).await.status(), 200);
        assert_eq!(
            person
                .post(&server, "/api/v1/prints", &print)
                .await
                .status(),
            200
        );
    }
}
